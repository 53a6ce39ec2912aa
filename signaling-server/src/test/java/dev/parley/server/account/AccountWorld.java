package dev.parley.server.account;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.FakeTime;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on a real database, with a clock moved by hand and a hash that counts. */
abstract class AccountWorld {
    static final String PASSWORD = "four words of nonsense";
    static final InetAddress HOME = address(10);
    static final InetAddress ELSEWHERE = address(20);

    final FakeTime time = new FakeTime();
    final CountingHasher hasher = new CountingHasher();

    @TempDir
    private Path folder;

    Database database;
    AccountService accounts;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseAddress.Sqlite.in(folder));
        accounts = open(true);
    }

    AccountService open(boolean registration) {
        return new AccountService(database, new Tokens(new byte[32]), hasher, registration, null, time);
    }

    @AfterEach
    void close() {
        accounts.close();
        database.close();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    ServerMessage ask(ClientMessage.AccountRequest request, InetAddress from) {
        CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
        accounts.answer(request, new Accounts.Caller(from, "s.1"), reply::complete);
        return reply.orTimeout(60, TimeUnit.SECONDS).join();
    }

    ServerMessage ask(ClientMessage.AccountRequest request) {
        return ask(request, HOME);
    }

    ServerMessage.SignedIn signedIn(ClientMessage.AccountRequest request) {
        return (ServerMessage.SignedIn) ask(request);
    }

    ErrorCode refusal(ClientMessage.AccountRequest request) {
        return ((ServerMessage.ErrorReply) ask(request)).code();
    }

    ServerMessage.SignedIn register() {
        return signedIn(new ClientMessage.Register("ada", "ada@example.org", "Ada", PASSWORD));
    }

    static ClientMessage.SignIn signIn(String user, String password) {
        return new ClientMessage.SignIn(user, password);
    }

    static ClientMessage.RefreshToken refresh(ServerMessage.SignedIn with) {
        return new ClientMessage.RefreshToken(with.refreshToken());
    }
}
