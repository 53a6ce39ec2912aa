package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomPassword;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Passes one session's requests on to the rooms, those with a room's password after it has been hashed: one at a time, and none while its address has to
 * wait because it guessed. Any thread.
 */
final class PasswordDesk {
    private static final long BUSY_MILLIS = 1_000;

    private final Switchboard switchboard;
    private final RoomPasswords passwords;
    private final AddressBook addresses;
    private final InetAddress address;
    private final AtomicBoolean hashing = new AtomicBoolean();

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
            default -> pass.accept(request);
        }
    }

    /** The room's password says with which salt the one that somebody gives is hashed. */
    private void join(Request request, ClientMessage.JoinRoom join, Consumer<ServerMessage.ErrorReply> refuse) {
        String given = join.pass().password();
        if (given == null || given.isEmpty()) {
            switchboard.submit(request);
            return;
        }
        switchboard.password(join.room(), request.correlation(), wanted -> {
            long wait = wanted.isEmpty() ? 0 : addresses.waitMillisToGuess(address, join.room());
            if (wanted.isEmpty()) {
                switchboard.submit(request);
            } else if (wait > 0) {
                refuse.accept(tooMany(wait, request));
            } else {
                later(request, () -> guess(request, join, passwords.hash(given, wanted.get()), refuse), refuse);
            }
        });
    }

    private void hash(
            Request request,
            @Nullable String password,
            Consumer<Request> pass,
            Consumer<ServerMessage.ErrorReply> refuse) {
        if (password == null || password.isEmpty()) {
            pass.accept(request);
        } else {
            later(request, () -> pass.accept(request.with(passwords.hash(password, null))), refuse);
        }
    }

    /** Does what hashes, on the thread for it. */
    private void later(Request request, Runnable work, Consumer<ServerMessage.ErrorReply> refuse) {
        if (!hashing.compareAndSet(false, true)) {
            refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        } else if (!passwords.later(() -> done(request, work, refuse))) {
            hashing.set(false);
            refuse.accept(Refusals.tooFast(BUSY_MILLIS, request.correlation()));
        }
    }

    private void done(Request request, Runnable work, Consumer<ServerMessage.ErrorReply> refuse) {
        try {
            work.run();
        } catch (Throwable defect) {
            SessionLog.event(Level.ERROR, request.correlation())
                    .setCause(defect)
                    .log("A request failed");
            refuse.accept(Refusals.defect(request.correlation()));
        } finally {
            hashing.set(false);
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
