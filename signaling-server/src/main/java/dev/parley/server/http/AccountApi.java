package dev.parley.server.http;

import com.google.gson.JsonObject;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.StoreReply;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.Identity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the owner of an account can ask for over HTTP, with an access token ({@code Authorization: Bearer …}, RFC 6750 §2.1). */
public final class AccountApi {
    private static final String ACCOUNT = "/api/v1/account";
    private static final String ROOMS = "/api/v1/account/rooms";
    private static final String ROOM = "/api/v1/account/rooms/{id}";

    private final Accounts accounts;
    private final Keeper keeper;

    public AccountApi(Accounts accounts, Keeper keeper) {
        this.accounts = accounts;
        this.keeper = keeper;
    }

    /** What is known of an account. Any thread; blocks for as long as the database takes. */
    public interface Keeper {
        /** The account, unless it is removed or disabled. */
        Optional<AccountInfo> account(String id);

        /**
         * A page of the durable rooms of an account, with who is in them now.
         *
         * @param after the last one of the page before; null for the first page
         */
        StoreReply.OwnRooms rooms(String account, @Nullable RoomId after);

        /** Ends a durable room of an account for good; false if it has none like this. */
        boolean delete(String account, RoomId room);
    }

    List<Route> routes() {
        return List.of(
                Route.get(ACCOUNT, call -> account(call)),
                Route.get(ROOMS, this::rooms),
                Route.delete(ROOM, this::delete));
    }

    private Answer account(Route.Call call) throws HttpError {
        return Answer.json(200, Json.account(owner(call)));
    }

    private Answer rooms(Route.Call call) throws HttpError {
        StoreReply.OwnRooms page = keeper.rooms(owner(call).id(), after(call));
        JsonObject json = Json.rooms(page.rooms());
        json.addProperty("more", page.more());
        return Answer.json(200, json);
    }

    private static @Nullable RoomId after(Route.Call call) throws HttpError {
        String after = call.query("after");
        try {
            return after.isEmpty() ? null : new RoomId(after);
        } catch (InvalidFieldException notAnId) {
            throw new HttpError(
                    400, "invalid-field", "Say after which room the page begins, as ?after=lusab-babad-gutih.");
        }
    }

    private Answer delete(Route.Call call) throws HttpError {
        if (!keeper.delete(owner(call).id(), Api.id(call))) {
            throw Api.unknown();
        }
        return Answer.nothing();
    }

    private AccountInfo owner(Route.Call call) throws HttpError {
        Accounts.Verdict verdict = accounts.judge(BearerToken.in(call.authorization()));
        if (verdict instanceof Accounts.Genuine(Identity identity)) {
            Optional<AccountInfo> account = keeper.account(identity.account());
            if (account.isPresent()) {
                return account.get();
            }
        }
        if (verdict instanceof Accounts.Expired) {
            throw new HttpError(401, "token-expired", "This access token has run out. Get the next one.");
        }
        throw new HttpError(401, "unauthorized", "Send the header field Authorization: Bearer ACCESS-TOKEN.");
    }
}
