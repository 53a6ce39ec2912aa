package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole client's state. Immutable; read by any thread. */
public record AppState(
        Auth auth,
        Connection connection,
        Lobby lobby,
        Room room,
        Map<ParticipantId, PeerState> peers,
        Chat chat,
        Media media,
        List<Notice> notices,
        Counters counters) {

    /**
     * Who is signed in, and where.
     *
     * @param server null for "this computer"
     * @param error a sentence for the login screen, empty for none
     */
    public record Auth(
            AuthPhase phase, String displayName, @Nullable URI server, String error) {}

    /**
     * The way to the signaling server.
     *
     * @param server the URL in use or last used, null before the first
     * @param attempt the current reconnect attempt, from 1; 0 when connected
     * @param error why it is not connected, a sentence, empty for none
     * @param rttMs round trip of the last heartbeat in ms, -1 for unknown
     */
    public record Connection(
            ConnectionPhase phase, @Nullable URI server, int attempt, String error, long rttMs) {}

    /** The live list of public rooms, by creation time. */
    public record Lobby(long revision, List<RoomInfo> rooms) {}

    /**
     * The room one is in, or entering.
     *
     * @param target the room to join or joined, null for none
     * @param info as of the last status, null before joining
     * @param self this membership, null unless joined
     * @param host who may change the room, null before joining
     * @param links links to hand out, best first; the first is what "copy link" copies
     * @param error why joining failed, a sentence; empty for none
     */
    public record Room(
            RoomPhase phase,
            @Nullable RoomId target,
            @Nullable RoomInfo info,
            @Nullable Participant self,
            @Nullable ParticipantId host,
            List<MeetingLink> links,
            String error) {}

    /**
     * The chat of the room.
     *
     * @param lines oldest first, at most 1000; older ones fall out
     * @param unread lines that came while the panel was closed
     */
    public record Chat(List<ChatLine> lines, int unread, boolean open) {}

    /** The own devices, and whether they are wanted on. */
    public record Media(boolean microphoneOn, boolean cameraOn, DeviceState microphone, DeviceState camera) {}

    /** Deterministic sources of ids. */
    public record Counters(long nextRequest, long nextNotice, int nextLink) {}
}
