package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import org.jspecify.annotations.Nullable;

/** How rooms begin. */
final class Opening {
    private final RoomSettings settings;
    private final Directory directory;
    private final IdSource ids;

    Opening(RoomSettings settings, Directory directory, IdSource ids) {
        this.settings = settings;
        this.directory = directory;
        this.ids = ids;
    }

    /** {@code creator}: the session that asked for it; null for none. */
    RoomInfo open(
            ClientMessage.CreateRoom create, @Nullable RoomPassword password, @Nullable String creator, long nowMillis)
            throws RefusedException {
        if (create.durable()) {
            throw new RefusedException(
                    ErrorCode.ACCOUNTS_CLOSED, "This server keeps no meetings. Open one that ends when all have left.");
        }
        RoomInfo info = describe(create, nowMillis);
        directory.checkMayOpenAnother();
        AccessRules rules = AccessRules.first(create.entry(), password);
        return directory.open(info, rules, creator, nowMillis).info();
    }

    /** What a room would be that is created now, but for who may come in. */
    RoomInfo describe(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        if (create.maxParticipants() > settings.maxParticipants()) {
            throw new RefusedException(
                    ErrorCode.INVALID_FIELD,
                    "A meeting on this server takes at most " + settings.maxParticipants() + " people.");
        }
        int most = create.maxParticipants() == 0 ? settings.defaultParticipants() : create.maxParticipants();
        return new RoomInfo(
                unusedId(), create.name(), create.description(), "", create.visibility(), 0, most, nowMillis);
    }

    /** 48 random bits rarely meet one of a few thousand rooms; then the next id is taken. */
    private RoomId unusedId() {
        RoomId id = ids.nextRoom();
        while (directory.find(id).isPresent()) {
            id = ids.nextRoom();
        }
        return id;
    }

    /** Opens a durable room unless it is open or was closed for good. */
    void restore(StoredRoom stored, long nowMillis) throws RefusedException {
        RoomId id = stored.info().id();
        if (directory.find(id).isEmpty() && !directory.isClosedForGood(id)) {
            directory.checkMayOpenAnother();
            directory.restore(stored, nowMillis);
        }
    }
}
