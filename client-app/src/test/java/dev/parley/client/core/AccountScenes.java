package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.awaited;
import static dev.parley.client.core.Scenes.reply;
import static dev.parley.client.core.Scenes.welcome;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** A server with accounts, and how far somebody has come with signing in there. */
final class AccountScenes {
    static final long TTL_MS = 900_000;
    static final AccountInfo ADA = new AccountInfo("u-ada", "ada", "", "Ada Lovelace", 0, null);
    static final AccountInfo BEN = new AccountInfo("u-ben", "ben", "", "Ben", 0, null);
    static final ServerMessage.AuthMethods OPEN = new ServerMessage.AuthMethods(true, false, true, true);
    static final String PASSWORD = "four words of nonsense";

    private AccountScenes() {}

    static ServerMessage.SignedIn signedIn(AccountInfo owner, int number) {
        return new ServerMessage.SignedIn(owner, "access-" + number, TTL_MS, "refresh-" + number, 30 * TTL_MS);
    }

    static ServerMessage.ErrorReply refusal(ErrorCode code, @Nullable Long retryAfterMs) {
        return new ServerMessage.ErrorReply(code, "No.", retryAfterMs, "s.1");
    }

    /** The server has been asked how one may come in. */
    static Story asking() {
        return Story.given(Program.initial())
                .when(new Event.EnterServer("Max", SERVER))
                .when(new Event.SocketOpened());
    }

    /** It has accounts; whether a sign-in was kept is being looked up. */
    static Story looking() {
        return answered(asking(), Request.AuthMethods.class, OPEN);
    }

    /** Nothing was kept, so the person is asked. */
    static Story asked() {
        return borrowed(looking(), "");
    }

    static Story answered(Story story, Class<? extends Request> kind, ServerMessage message) {
        return story.when(reply(story, kind, message));
    }

    static Story borrowed(Story story, String token) {
        return story.when(new Event.SignInBorrowed(awaited(story, Request.Refresh.class), token));
    }

    static Story kept(Story story) {
        return story.when(new Event.SignInKept(SERVER, true));
    }

    static Story submitted() {
        return asked().when(new Event.SignInAccount(SERVER, "ada", PASSWORD));
    }

    static Story entered() {
        Story given = answered(submitted().when(new Event.SocketOpened()), Request.SignIn.class, signedIn(ADA, 1));
        return answered(kept(given), Request.Hello.class, welcome());
    }

    static Story inMeeting() {
        Story joining = entered().when(new Event.JoinRoom(ROOM));
        return Scenes.joined(joining, SELF, ANN);
    }

    static Story heartbeat(Story story) {
        return story.when(new Event.TimerFired(new Timer.Heartbeat()));
    }

    /** The access token is due, and its successor is being asked for with the kept refresh token. */
    static Story refreshing(Story story) {
        return borrowed(heartbeat(story.after(TTL_MS * 4 / 5)), "refresh-1");
    }

    /** The sign-in was ended elsewhere. */
    static Story expired(Story story) {
        return answered(refreshing(story), Request.Refresh.class, refusal(ErrorCode.SIGNED_OUT, null));
    }

    static AuthPhase phase(Story story) {
        return story.state().auth().phase();
    }

    static Account account(Story story) {
        return story.state().auth().account();
    }

    /** What the server was shown when it was greeted last. */
    static Credentials hello(Story story) {
        return story.effects().stream()
                .filter(Effect.SendServer.class::isInstance)
                .map(effect -> ((Effect.SendServer) effect).message())
                .filter(ClientMessage.Hello.class::isInstance)
                .map(message -> ((ClientMessage.Hello) message).credentials())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody was greeted: " + story.effects()));
    }
}
