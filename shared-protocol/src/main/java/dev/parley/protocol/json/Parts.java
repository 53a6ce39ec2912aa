package dev.parley.protocol.json;

import com.google.gson.JsonObject;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.Claim;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;

/** The JSON form of the values that several messages share. */
final class Parts {
    private Parts() {}

    static JsonObject media(MediaState media) {
        JsonObject json = new JsonObject();
        json.addProperty("audio", media.audio());
        json.addProperty("video", media.video());
        json.addProperty("screen", media.screen());
        return json;
    }

    static MediaState media(Fields f) throws DecodeException {
        return new MediaState(f.boolOr("audio", false), f.boolOr("video", false), f.boolOr("screen", false));
    }

    static JsonObject claim(Claim claim) {
        JsonObject json = new JsonObject();
        json.addProperty("key", claim.key());
        json.addProperty("attempt", claim.attempt());
        return json;
    }

    static Claim claim(Fields f) throws DecodeException {
        return new Claim(f.string("key"), f.integer("attempt"));
    }

    /** What is not there is not written: most rooms ask for nothing. */
    static void addPass(JsonObject json, Pass pass) {
        if (pass.password() != null) {
            json.addProperty("password", pass.password());
        }
        if (pass.invite() != null) {
            json.addProperty("invite", pass.invite());
        }
        if (pass.knock()) {
            json.addProperty("knock", true);
        }
    }

    static Pass pass(Fields f) throws DecodeException {
        return new Pass(
                f.has("password") ? f.string("password") : null,
                f.has("invite") ? f.string("invite") : null,
                f.boolOr("knock", false));
    }

    static JsonObject credentials(Credentials credentials) {
        JsonObject json = new JsonObject();
        switch (credentials) {
            case Credentials.Guest() -> json.addProperty("method", "guest");
            case Credentials.Token(String token) -> {
                json.addProperty("method", "token");
                json.addProperty("token", token);
            }
            case Credentials.Password(String password) -> {
                json.addProperty("method", "password");
                json.addProperty("password", password);
            }
        }
        return json;
    }

    /** No {@code auth} at all means guest. */
    static Credentials credentials(Fields f) throws DecodeException {
        return switch (f.stringOr("method", "guest")) {
            case "guest" -> new Credentials.Guest();
            case "token" -> new Credentials.Token(f.string("token"));
            case "password" -> new Credentials.Password(f.string("password"));
            default -> throw f.invalid("The field auth.method must be guest, token or password.");
        };
    }

    static JsonObject account(AccountInfo account) {
        JsonObject json = new JsonObject();
        json.addProperty("id", account.id());
        json.addProperty("user", account.user());
        json.addProperty("email", account.email());
        json.addProperty("displayName", account.displayName());
        json.addProperty("createdAt", account.createdAt());
        if (account.lastLogin() != null) {
            json.addProperty("lastLogin", account.lastLogin());
        }
        return json;
    }

    static AccountInfo account(Fields f) throws DecodeException {
        return new AccountInfo(
                f.string("id"),
                f.string("user"),
                f.stringOr("email", ""),
                f.string("displayName"),
                f.integer("createdAt"),
                f.integerOrNull("lastLogin"));
    }

    static JsonObject room(RoomInfo room) {
        JsonObject json = new JsonObject();
        json.addProperty("id", room.id().value());
        json.addProperty("name", room.name());
        json.addProperty("description", room.description());
        json.addProperty("host", room.host());
        json.addProperty("visibility", Fields.wire(room.visibility()));
        json.addProperty("count", room.count());
        json.addProperty("maxParticipants", room.maxParticipants());
        json.addProperty("createdAt", room.createdAt());
        addAccess(json, room.access());
        return json;
    }

    private static void addAccess(JsonObject json, RoomAccess access) {
        if (access.entry() != Entry.OPEN) {
            json.addProperty("entry", Fields.wire(access.entry()));
        }
        if (access.locked()) {
            json.addProperty("locked", true);
        }
        if (access.password()) {
            json.addProperty("password", true);
        }
    }

    private static RoomAccess access(Fields f) throws DecodeException {
        return new RoomAccess(
                f.oneOfOr("entry", Entry.values(), Entry.OPEN), f.boolOr("locked", false), f.boolOr("password", false));
    }

    static RoomInfo room(Fields f) throws DecodeException {
        return new RoomInfo(
                f.room("id"),
                f.string("name"),
                f.stringOr("description", ""),
                f.stringOr("host", ""),
                f.oneOf("visibility", Visibility.values()),
                f.int32("count"),
                f.int32("maxParticipants"),
                f.integer("createdAt"),
                access(f));
    }

    static JsonObject participant(Participant participant) {
        JsonObject json = new JsonObject();
        json.addProperty("id", participant.id().value());
        json.addProperty("name", participant.name());
        json.addProperty("role", Fields.wire(participant.role()));
        json.add("media", media(participant.media()));
        json.addProperty("presence", Fields.wire(participant.presence()));
        json.addProperty("handRaised", participant.handRaised());
        json.addProperty("joinedAt", participant.joinedAt());
        return json;
    }

    static Participant participant(Fields f) throws DecodeException {
        return new Participant(
                f.participant("id"),
                f.string("name"),
                f.oneOf("role", Role.values()),
                media(f.objectOrEmpty("media")),
                f.oneOf("presence", Presence.values()),
                f.boolOr("handRaised", false),
                f.integer("joinedAt"));
    }

    static JsonObject iceServer(IceServer server) {
        JsonObject json = new JsonObject();
        json.add("urls", Form.strings(server.urls()));
        json.addProperty("username", server.username());
        json.addProperty("credential", server.credential());
        return json;
    }

    static IceServer iceServer(Fields f) throws DecodeException {
        return new IceServer(f.strings("urls"), f.stringOr("username", ""), f.stringOr("credential", ""));
    }

    static JsonObject candidate(IceCandidate candidate) {
        JsonObject json = new JsonObject();
        json.addProperty("candidate", candidate.candidate());
        json.addProperty("sdpMid", candidate.sdpMid());
        json.addProperty("sdpMLineIndex", candidate.sdpMLineIndex());
        return json;
    }

    /** As RTCIceCandidate.toJSON() of W3C webrtc-pc writes it: sdpMid and sdpMLineIndex may be null. */
    static IceCandidate candidate(Fields f) throws DecodeException {
        return new IceCandidate(f.string("candidate"), f.stringOr("sdpMid", ""), f.int32Or("sdpMLineIndex", 0));
    }

    static ErrorCode errorCode(Fields f) throws DecodeException {
        return ErrorCode.ofWire(f.string("code")).orElse(ErrorCode.INTERNAL);
    }
}
