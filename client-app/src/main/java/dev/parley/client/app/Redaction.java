package dev.parley.client.app;

import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.Served;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Pass;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreReply;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of an event what must not be written down: what people said, credentials, ICE passwords, which meetings there
 * were before and are nearby.
 */
final class Redaction {
    private static final String HIDDEN = "hidden";
    private static final Pattern ICE_PASSWORD = Pattern.compile("(?m)^a=ice-pwd:.*$");

    private Redaction() {}

    static Event of(Event event) {
        return switch (event) {
            case Event.SendChat e -> new Event.SendChat(e.id(), HIDDEN);
            case Event.ServerSaid e -> new Event.ServerSaid(said(e.message()), e.re());
            case Event.Link e -> new Event.Link(e.key(), reported(e.event()));
            case Event.UseCredentials e -> new Event.UseCredentials(new Credentials.Guest());
            case Event.UseIce e -> new Event.UseIce(withoutCredentials(e.extra()), e.relayOnly());
            case Event.UseTicket e -> new Event.UseTicket(e.room(), HIDDEN);
            case Event.JoinByLink e -> new Event.JoinByLink(e.link().withoutKey(), withoutSecrets(e.pass()));
            case Event.JoinRoom e -> new Event.JoinRoom(e.room(), withoutSecrets(e.pass()));
            case Event.CreateRoom e ->
                new Event.CreateRoom(
                        e.name(),
                        e.visibility(),
                        e.maxParticipants(),
                        e.again(),
                        e.entry(),
                        hidden(e.password()),
                        e.durable());
            case Event.TryDoor e -> new Event.TryDoor(hidden(e.password()));
            case Event.InviteUser e -> new Event.InviteUser(HIDDEN);
            case Event.SetAccess e ->
                new Event.SetAccess(e.entry(), e.locked(), e.password() == null ? null : hidden(e.password()));
            case Event.ForgetRecent e -> new Event.ForgetRecent(e.link().withoutKey());
            case Event.RestoreRecent e -> new Event.RestoreRecent(e.meeting().withoutKey());
            case Event.SignInAccount e -> new Event.SignInAccount(e.server(), HIDDEN, HIDDEN);
            case Event.EnterAsGuest e -> new Event.EnterAsGuest(e.server(), hidden(e.password()));
            case Event.Register e -> new Event.Register(e.server(), HIDDEN, "", HIDDEN, HIDDEN);
            case Event.SignInBorrowed e ->
                new Event.SignInBorrowed(e.id(), e.token().isEmpty() ? "" : HIDDEN);
            case Event.SignInKept e -> e;
            case Event.BrowserWaits e -> new Event.BrowserWaits(e.provider(), URI.create(HIDDEN), e.opened());
            case Event.BrowserSignedIn e ->
                new Event.BrowserSignedIn(
                        e.provider(), new ClientMessage.SignInOidc(HIDDEN, "-".repeat(Limits.NONCE_MIN_LENGTH)));
            case Event.BrowserFailed e -> e;
            case Event.User e -> e;
            case Event.SocketOpened e -> e;
            case Event.SocketClosed e -> e;
            case Event.NetworkChanged e -> e;
            case Event.ProcessorsMeasured e -> e;
            case Event.CarriedRecalled e -> e;
            case Event.TimerFired e -> e;
            case Event.DevicesChanged e -> e;
            case Event.DevicesListed e -> e;
            case Event.CaptureChanged e -> e;
            case Event.HostStarted e -> e;
            case Event.HostFailed e -> e;
            case Event.HostServes e ->
                new Event.HostServes(new Served(e.served().people(), List.of()));
            case Event.RecentRecalled e -> new Event.RecentRecalled(List.of());
            case Event.NearbyFound e -> new Event.NearbyFound(List.of());
        };
    }

    /** Whether there was one, and not which. */
    private static String hidden(String secret) {
        return secret.isEmpty() ? "" : HIDDEN;
    }

    private static Pass withoutSecrets(Pass pass) {
        return new Pass(pass.password() == null ? null : HIDDEN, pass.invite() == null ? null : HIDDEN, pass.knock());
    }

    private static ServerMessage said(ServerMessage message) {
        if (message instanceof ServerMessage.RoomJoined m) {
            return new ServerMessage.RoomJoined(
                    m.room(),
                    m.self(),
                    m.participants(),
                    withoutCredentials(m.iceServers()),
                    m.iceTtlSeconds(),
                    HIDDEN,
                    m.resumed(),
                    m.role());
        }
        if (message instanceof EntryMessage.InviteCreated m) {
            return new EntryMessage.InviteCreated(m.room(), m.invite(), HIDDEN);
        }
        if (message instanceof ServerMessage.RoomTicket m) {
            return new ServerMessage.RoomTicket(m.room(), HIDDEN);
        }
        if (message instanceof ServerMessage.SignedIn m) {
            AccountInfo account = new AccountInfo(
                    m.account().id(), HIDDEN, "", HIDDEN, m.account().createdAt(), null);
            return new ServerMessage.SignedIn(account, HIDDEN, m.accessTtlMs(), HIDDEN, m.refreshTtlMs());
        }
        if (message instanceof StoreReply kept) {
            return stored(kept);
        }
        if (message instanceof ServerMessage.IceServers m) {
            return new ServerMessage.IceServers(withoutCredentials(m.servers()), m.ttlSeconds());
        }
        if (message instanceof Signal.Offer m) {
            return new Signal.Offer(m.room(), m.peer(), m.generation(), m.number(), sdp(m.sdp()));
        }
        if (message instanceof Signal.Answer m) {
            return new Signal.Answer(m.room(), m.peer(), m.generation(), m.number(), m.answers(), sdp(m.sdp()));
        }
        return message;
    }

    /** Which meetings somebody keeps, with whom they meet, and whom they invite. */
    private static StoreReply stored(StoreReply reply) {
        return switch (reply) {
            case StoreReply.OwnRooms m -> new StoreReply.OwnRooms(List.of(), m.more());
            case StoreReply.RoomVisits m -> new StoreReply.RoomVisits(m.room(), List.of(), m.more());
            case StoreReply.RoomDeleted m -> m;
            case StoreReply.Invitations m -> new StoreReply.Invitations(List.of());
            case StoreReply.InvitationChanged(Invitation i) ->
                new StoreReply.InvitationChanged(new Invitation(
                        i.id(), i.room(), HIDDEN, HIDDEN, HIDDEN, HIDDEN, i.state(), i.createdAt(), i.expiresAt()));
        };
    }

    private static LinkEvent reported(LinkEvent event) {
        if (event instanceof LinkEvent.Received(PeerMessage.Chat chat)) {
            return new LinkEvent.Received(new PeerMessage.Chat(chat.id(), HIDDEN, chat.sentAt()));
        }
        if (event instanceof LinkEvent.Received(PeerMessage.Offer offer)) {
            return new LinkEvent.Received(new PeerMessage.Offer(offer.generation(), offer.number(), sdp(offer.sdp())));
        }
        if (event instanceof LinkEvent.Received(PeerMessage.Answer answer)) {
            return new LinkEvent.Received(
                    new PeerMessage.Answer(answer.generation(), answer.number(), answer.answers(), sdp(answer.sdp())));
        }
        if (event instanceof LinkEvent.OfferMade made) {
            return new LinkEvent.OfferMade(sdp(made.sdp()));
        }
        if (event instanceof LinkEvent.AnswerMade made) {
            return new LinkEvent.AnswerMade(sdp(made.sdp()));
        }
        return event;
    }

    private static List<IceServer> withoutCredentials(List<IceServer> servers) {
        return servers.stream()
                .map(s -> new IceServer(s.urls(), s.username(), s.credential().isEmpty() ? "" : HIDDEN))
                .toList();
    }

    private static String sdp(String sdp) {
        return ICE_PASSWORD.matcher(sdp).replaceAll("a=ice-pwd:" + HIDDEN);
    }
}
