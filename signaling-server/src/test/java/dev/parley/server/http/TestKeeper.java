package dev.parley.server.http;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.Visibility;
import dev.parley.server.session.Accounts;
import dev.parley.server.session.Identity;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ada's account with two rooms. Of the tokens, {@code good}, {@code old}, {@code removed} and {@code away}, with which the database is away, are known. */
final class TestKeeper implements Accounts, AccountApi.Keeper {
    static final RoomInfo FIRST = room(1).withAccess(new RoomAccess(Entry.KNOCK, false, true));
    static final RoomInfo SECOND = room(2);
    final List<RoomInfo> rooms = new ArrayList<>(List.of(FIRST, SECOND));

    private static RoomInfo room(long bits) {
        return new RoomInfo(RoomId.ofRandomBits(bits), "Room " + bits, "", "", Visibility.PRIVATE, 0, 6, bits);
    }

    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public boolean registration() {
        return false;
    }

    @Override
    public Verdict judge(String token) {
        return switch (token) {
            case "good" -> new Genuine(new Identity("ada", "Ada", 1));
            case "removed" -> new Genuine(new Identity("bob", "Bob", 1));
            case "away" -> new Genuine(new Identity("away", "Eve", 1));
            case "old" -> new Expired();
            default -> new Unknown();
        };
    }

    @Override
    public void answer(ClientMessage.AccountRequest request, Caller caller, Consumer<ServerMessage> reply) {
        throw new AssertionError("not over HTTP");
    }

    @Override
    public Optional<AccountInfo> account(String id) {
        if (id.equals("away")) {
            throw new IllegalStateException(new SQLTransientConnectionException("secret-host refuses"));
        }
        return id.equals("ada") ? Optional.of(new AccountInfo(id, "ada", "", "Ada", 7, 8L)) : Optional.empty();
    }

    /** One on a page. */
    @Override
    public StoreReply.OwnRooms rooms(String account, RoomId after) {
        List<RoomInfo> rest = rooms.stream()
                .dropWhile(room -> after != null && !room.id().equals(after))
                .skip(after == null ? 0 : 1)
                .toList();
        return new StoreReply.OwnRooms(rest.stream().limit(1).toList(), rest.size() > 1);
    }

    @Override
    public boolean delete(String account, RoomId room) {
        return rooms.removeIf(kept -> kept.id().equals(room));
    }
}
