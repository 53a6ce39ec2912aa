package dev.parley.client.core;

import java.util.Optional;

/** The room machine's states (Moore): what may follow what, and what each shows. */
public enum RoomPhase {
    NO_ROOM(Screen.LIST),
    CREATING(Screen.CREATION_SPINNER),
    CREATED(Screen.ROOM_INFO),
    JOINING(Screen.JOINING_SPINNER),
    /** At the door, until the host answers. */
    WAITING(Screen.WAITING_PAGE),
    JOINED(Screen.VIDEO_GRID),
    LEAVING(Screen.LEAVING_SPINNER),
    LEFT(Screen.LIST);

    /** What can happen to it. */
    public enum Input {
        CREATE,
        CREATED,
        JOIN,
        JOINED,
        /** The host has to let this person in. */
        KNOCKED,
        /** The server said no, or nothing, or the person changed their mind. */
        GIVE_UP,
        LEAVE,
        LEFT,
        /** Back to where one can create and join. */
        RESET
    }

    /** What is on the screen. */
    public enum Screen {
        LIST,
        CREATION_SPINNER,
        ROOM_INFO,
        JOINING_SPINNER,
        WAITING_PAGE,
        VIDEO_GRID,
        LEAVING_SPINNER
    }

    private static final Transitions<RoomPhase, Input> TABLE = new Transitions<>(RoomPhase.class, Input.class)
            .row(NO_ROOM, Input.CREATE, CREATING)
            .row(NO_ROOM, Input.JOIN, JOINING)
            .row(CREATING, Input.CREATED, CREATED)
            .row(CREATING, Input.GIVE_UP, NO_ROOM)
            .row(CREATED, Input.JOIN, JOINING)
            .row(CREATED, Input.GIVE_UP, NO_ROOM)
            .row(JOINING, Input.JOINED, JOINED)
            .row(JOINING, Input.GIVE_UP, NO_ROOM)
            .row(JOINING, Input.KNOCKED, WAITING)
            .row(WAITING, Input.JOINED, JOINED)
            .row(WAITING, Input.GIVE_UP, NO_ROOM)
            // The connection is lost: the server has forgotten the knock, and the next one is another.
            .row(WAITING, Input.JOIN, JOINING)
            // Coming back after a lost connection was refused: the meeting is over for this client.
            .row(JOINED, Input.GIVE_UP, NO_ROOM)
            .row(JOINED, Input.LEAVE, LEAVING)
            .row(LEAVING, Input.LEFT, LEFT)
            .row(LEFT, Input.RESET, NO_ROOM);

    private final Screen screen;

    RoomPhase(Screen screen) {
        this.screen = screen;
    }

    /** The state after an input; empty if the machine rejects it here. */
    public Optional<RoomPhase> on(Input input) {
        return TABLE.next(this, input);
    }

    /** The state's output. */
    public Screen screen() {
        return screen;
    }
}
