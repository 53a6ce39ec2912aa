package dev.parley.client.core;

import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.awaited;
import static dev.parley.client.core.Scenes.reply;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ServerMessage;
import java.util.List;

/** Stories of somebody who is signed in to an account. */
final class Accounts {
    static final AccountInfo ADA = new AccountInfo("u-ada", "ada", "", "Ada Lovelace", 0, null);
    private static final long TTL_MS = 900_000;

    private Accounts() {}

    static ServerMessage.Welcome welcome(String... capabilities) {
        return new ServerMessage.Welcome(1, "session-1", "test", List.of(capabilities), 10, 20_000, 30_000);
    }

    /** At {@link Scenes#SERVER}, just welcomed. */
    static Story entered(String... capabilities) {
        Story asking =
                Story.given(Program.initial()).when(new Event.EnterServer("Ada", SERVER), new Event.SocketOpened());
        Story looking = asking.when(
                reply(asking, Request.AuthMethods.class, new ServerMessage.AuthMethods(true, false, true, true)));
        Story asked = looking.when(new Event.SignInBorrowed(awaited(looking, Request.Refresh.class), ""))
                .when(new Event.SignInAccount(SERVER, "ada", "four words of nonsense"), new Event.SocketOpened());
        Story kept = asked.when(reply(
                        asked,
                        Request.SignIn.class,
                        new ServerMessage.SignedIn(ADA, "access-1", TTL_MS, "refresh-1", 30 * TTL_MS)))
                .when(new Event.SignInKept(SERVER, true));
        return kept.when(reply(kept, Request.Hello.class, welcome(capabilities)));
    }
}
