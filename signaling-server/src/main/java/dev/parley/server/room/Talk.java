package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Right;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;

/** What the members of a room tell each other, as far as it passes the server. */
final class Talk {
    private final Directory directory;

    Talk(Directory directory) {
        this.directory = directory;
    }

    void setMedia(String session, ClientMessage.SetMedia set, Outbox out) throws RefusedException {
        Room room = directory.roomOf(session, set.room());
        Membership self = memberIn(room, session);
        if (!set.media().equals(MediaState.OFF)) {
            self.checkMay(Right.SEND_MEDIA);
        }
        room.change(self, member -> member.withMedia(set.media()))
                .ifPresent(now -> out.sendAll(
                        room.sessionsExcept(session),
                        new ServerMessage.MediaChanged(room.id(), now.id(), now.media())));
    }

    void setPresence(String session, ClientMessage.SetPresence set, Outbox out) throws RefusedException {
        Room room = directory.roomOf(session, set.room());
        room.change(memberIn(room, session), member -> member.withPresence(set.presence(), set.handRaised()))
                .ifPresent(now -> out.sendAll(
                        room.sessionsExcept(session),
                        new ServerMessage.PresenceChanged(room.id(), now.id(), now.presence(), now.handRaised())));
    }

    /** Relays a signal unread. The sender's id is stamped here: what the client wrote about itself does not count. */
    void relay(String session, Signal signal, Outbox out) throws RefusedException {
        Room room = directory.roomOf(session, signal.room());
        String addressee = room.find(signal.peer())
                .map(Membership::session)
                .filter(other -> !other.equals(session))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.PARTICIPANT_UNKNOWN,
                        "That participant is not in this meeting any more, or is reconnecting."));
        out.send(addressee, signal.withPeer(memberIn(room, session).id()));
    }

    private static Membership memberIn(Room room, String session) {
        return room.find(session).orElseThrow();
    }
}
