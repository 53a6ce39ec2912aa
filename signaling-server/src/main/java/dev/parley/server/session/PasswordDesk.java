package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomPassword;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Passes one session's requests on to the rooms, those with a room's password after it has been hashed: one at a time, and none while its address has to
 * wait because it guessed, or has too many hashed already. Those about the same room that must not overtake it wait behind it. Any thread.
 *
 * <p>Bound: {@value #MOST_BEHIND} wait behind; the next one is turned away.
 */
final class PasswordDesk {
    static final int MOST_BEHIND = 16;

    private static final long BUSY_MILLIS = 1_000;

    private final Switchboard switchboard;
    private final RoomPasswords passwords;
    private final AddressBook addresses;
    private final InetAddress address;

    /** What waits until the password is hashed, oldest first. Guarded by this. */
    private final Deque<Runnable> behind = new ArrayDeque<>();

    /** Whose password is being hashed; null for nobody's. Guarded by this. */
    private @Nullable Request underWay;

    PasswordDesk(Switchboard switchboard, RoomPasswords passwords, AddressBook addresses, InetAddress address) {
        this.switchboard = switchboard;
        this.passwords = passwords;
        this.addresses = addresses;
        this.address = address;
    }

    /**
     * Passes a request on, now or later.
     *
     * @param pass where it goes, but for a join, which goes to the rooms
     * @param refuse called at most once, on any thread, if the request does not get as far as the rooms
     */
    void submit(Request request, Consumer<Request> pass, Consumer<ServerMessage.ErrorReply> refuse) {
        switch (request.message()) {
            case ClientMessage.JoinRoom join -> join(request, join, refuse);
            case ClientMessage.CreateRoom create -> hash(request, create.password(), pass, refuse);
            case HostMessage.SetRoomAccess set -> hash(request, set.password(), pass, refuse);
            default -> pass(request, pass, refuse);
        }
    }

    /** What needs no hashing. */
    private void pass(Request request, Consumer<Request> pass, Consumer<ServerMessage.ErrorReply> refuse) {
        switch (queue(request, pass, refuse)) {
            case PASS -> pass.accept(request);
            case BEHIND -> {
                // It is passed on once the password is hashed.
            }
            case TURNED_AWAY -> refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        }
    }

    private enum Turn {
        PASS,
        BEHIND,
        TURNED_AWAY
    }

    private synchronized Turn queue(
            Request request, Consumer<Request> pass, Consumer<ServerMessage.ErrorReply> refuse) {
        RoomId room = room(request);
        if (underWay == null || room == null || !room.equals(room(underWay))) {
            return Turn.PASS;
        }
        if (behind.size() >= MOST_BEHIND) {
            return Turn.TURNED_AWAY;
        }
        behind.add(() -> guarded(request, refuse, () -> pass.accept(request)));
        return Turn.BEHIND;
    }

    /** The room that a request changes one's part in, or the door of; null for none. */
    private static @Nullable RoomId room(Request request) {
        return switch (request.message()) {
            case ClientMessage.JoinRoom join -> join.room();
            case ClientMessage.LeaveRoom leave -> leave.room();
            case HostMessage host -> host.room();
            default -> null;
        };
    }

    private synchronized boolean begin(Request request) {
        boolean begins = underWay == null && addresses.beginHashing(address);
        if (begins) {
            underWay = request;
        }
        return begins;
    }

    private void end() {
        addresses.endHashing(address);
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = behind.poll();
        if (next == null) {
            underWay = null;
        }
        return next;
    }

    /** The room's password says with which salt the one that somebody gives is hashed. */
    private void join(Request request, ClientMessage.JoinRoom join, Consumer<ServerMessage.ErrorReply> refuse) {
        String given = join.pass().password();
        if (given == null || given.isEmpty()) {
            pass(request, switchboard::submit, refuse);
        } else if (begin(request)) {
            switchboard.password(
                    join.room(),
                    request.correlation(),
                    wanted -> found(request, join, given, wanted, refuse),
                    why -> failed(request, why, refuse));
        } else {
            refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        }
    }

    /** It is known which password the room has. The request is under way. */
    private void found(
            Request request,
            ClientMessage.JoinRoom join,
            String given,
            Optional<RoomPassword> wanted,
            Consumer<ServerMessage.ErrorReply> refuse) {
        long wait = wanted.isEmpty() ? 0 : addresses.waitMillisToGuess(address, join.room());
        if (wanted.isPresent() && wait == 0) {
            later(request, () -> guess(request, join, passwords.hash(given, wanted.get()), refuse), refuse);
            return;
        }
        guarded(request, refuse, () -> {
            if (wait > 0) {
                refuse.accept(tooMany(wait, request));
            } else {
                switchboard.submit(request);
            }
        });
        end();
    }

    /** With which salt to hash is not known, and a right password would be taken for a wrong one. */
    private void failed(Request request, ServerMessage.ErrorReply why, Consumer<ServerMessage.ErrorReply> refuse) {
        guarded(request, refuse, () -> refuse.accept(why));
        end();
    }

    private void hash(
            Request request,
            @Nullable String password,
            Consumer<Request> pass,
            Consumer<ServerMessage.ErrorReply> refuse) {
        if (password == null || password.isEmpty()) {
            pass(request, pass, refuse);
        } else if (begin(request)) {
            later(request, () -> pass.accept(request.with(passwords.hash(password, null))), refuse);
        } else {
            refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        }
    }

    /** Does what hashes, on the thread for it. The request is under way. */
    private void later(Request request, Runnable work, Consumer<ServerMessage.ErrorReply> refuse) {
        boolean hashes = passwords.later(() -> {
            guarded(request, refuse, work);
            end();
        });
        if (!hashes) {
            end();
            refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        }
    }

    /** A defect is answered, and stops nothing else. */
    private static void guarded(Request request, Consumer<ServerMessage.ErrorReply> refuse, Runnable work) {
        try {
            work.run();
        } catch (Throwable defect) {
            SessionLog.event(Level.ERROR, request.correlation())
                    .setCause(defect)
                    .log("A request failed");
            refuse.accept(Refusals.defect(request.correlation()));
        }
    }

    /** Of several guesses that were on their way at once, only so many count as are allowed one after the other. */
    private void guess(
            Request request,
            ClientMessage.JoinRoom join,
            RoomPassword given,
            Consumer<ServerMessage.ErrorReply> refuse) {
        long wait = addresses.waitMillisToGuess(address, join.room());
        if (wait > 0) {
            refuse.accept(tooMany(wait, request));
        } else {
            switchboard.submit(request.with(given), code -> {
                if (code == ErrorCode.PASSWORD_WRONG) {
                    addresses.guessedWrong(address, join.room());
                }
            });
        }
    }

    private static ServerMessage.ErrorReply tooMany(long wait, Request request) {
        String sentence =
                "There were too many wrong passwords for this meeting from your network. Wait, then try again.";
        return Refusals.tooFast(sentence, wait, request.correlation());
    }
}
