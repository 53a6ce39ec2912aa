package dev.parley.server.main;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.StoreReply;
import dev.parley.server.account.AccountService;
import dev.parley.server.account.Argon2idHasher;
import dev.parley.server.account.OidcSettings;
import dev.parley.server.account.Tokens;
import dev.parley.server.durable.DurableRooms;
import dev.parley.server.http.AccountApi;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.RoomStore;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.StoreException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of a running server with their database. The only door to what the app does not carry. */
final class OpenAccounts implements AutoCloseable {
    private final Database database;
    private final AccountService service;
    private final DurableRooms rooms;
    private final DatabaseCheck check;

    private OpenAccounts(Database database, AccountService service, DurableRooms rooms) {
        this.database = database;
        this.service = service;
        this.rooms = rooms;
        this.check = new DatabaseCheck(database::answers, Timekeeper.system());
    }

    /**
     * Opens them.
     *
     * @throws StoreException if the database cannot be used, or this program came without what it takes
     */
    static OpenAccounts of(AccountSettings settings) {
        Database database = database(settings.database());
        AccountService service = new AccountService(
                database,
                new Tokens(settings.tokenKey().getEncoded()),
                new Argon2idHasher(new SecureRandom()),
                settings.registration(),
                settings.oidc(),
                Timekeeper.system());
        return new OpenAccounts(database, service, new DurableRooms(database, Timekeeper.system()));
    }

    /** Asks an OpenID provider for its keys; why that does not work, or empty. Takes a few seconds at most. */
    static Optional<String> problem(OidcSettings oidc) {
        checkCarried();
        return AccountService.problem(oidc.provider());
    }

    static Database database(DatabaseAddress address) {
        checkCarried();
        return Database.open(address);
    }

    /**
     * Checks that this program has what a database needs.
     *
     * @throws StoreException if this is the app, which does not carry it
     */
    static void checkCarried() {
        try {
            Class.forName("org.jdbi.v3.core.Jdbi");
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "The app does not carry what accounts need. Run the standalone server, parley-server.jar.", e);
        }
    }

    Accounts service() {
        return service;
    }

    /** What their owners can ask for over HTTP. */
    AccountApi api(SignalingServer server) {
        return new AccountApi(service, new AccountApi.Keeper() {
            @Override
            public Optional<AccountInfo> account(String id) {
                return service.info(id);
            }

            @Override
            public StoreReply.OwnRooms rooms(String account, @Nullable RoomId after) {
                StoreReply.OwnRooms page = rooms.page(account, after);
                return new StoreReply.OwnRooms(
                        page.rooms().stream().map(server::asItIs).toList(), page.more());
            }

            @Override
            public boolean delete(String account, RoomId room) {
                boolean deleted = rooms.remove(room, account);
                if (deleted) {
                    server.roomDeleted(room);
                }
                return deleted;
            }
        });
    }

    /** The rooms that outlive their members. */
    RoomStore rooms() {
        return rooms;
    }

    /** Whether the database answers, as it was within the last second. */
    boolean isWorking() {
        return check.getAsBoolean();
    }

    /** What has begun comes to its end, within about a second. May be called again. */
    @Override
    public void close() {
        service.close();
        rooms.close();
        database.close();
    }
}
