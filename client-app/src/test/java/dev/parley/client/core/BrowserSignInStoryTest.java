package dev.parley.client.core;

import static dev.parley.client.core.AccountScenes.ADA;
import static dev.parley.client.core.AccountScenes.BEN;
import static dev.parley.client.core.AccountScenes.account;
import static dev.parley.client.core.AccountScenes.answered;
import static dev.parley.client.core.AccountScenes.asked;
import static dev.parley.client.core.AccountScenes.asking;
import static dev.parley.client.core.AccountScenes.borrowed;
import static dev.parley.client.core.AccountScenes.expired;
import static dev.parley.client.core.AccountScenes.hello;
import static dev.parley.client.core.AccountScenes.kept;
import static dev.parley.client.core.AccountScenes.phase;
import static dev.parley.client.core.AccountScenes.signedIn;
import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.SERVER;
import static dev.parley.client.core.Scenes.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Signing in at an OpenID provider, in the browser. */
class BrowserSignInStoryTest {
    private static final OidcProvider PROVIDER = new OidcProvider("https://login.example", "parley", "Example");
    private static final URI PAGE = URI.create("https://login.example/authorize");
    private static final ClientMessage.SignInOidc ID_TOKEN =
            new ClientMessage.SignInOidc("id-token", "nonce-".repeat(8));

    private static Story browsing(Story story) {
        return story.when(new Event.SignInByBrowser(SERVER));
    }

    private static Story askedWithProvider() {
        return borrowed(
                answered(
                        asking(),
                        Request.AuthMethods.class,
                        new ServerMessage.AuthMethods(true, false, true, true, PROVIDER)),
                "");
    }

    @Test
    void the_browser_signs_in_and_no_connection_waits_for_it() {
        Story waiting = browsing(askedWithProvider());
        waiting.then(new Effect.BeginBrowserSignIn(SERVER, PROVIDER)).thenNo(Effect.OpenSocket.class::isInstance);
        assertThat(phase(waiting)).isEqualTo(AuthPhase.AUTHENTICATING);
        Story shown = waiting.when(new Event.BrowserWaits(PROVIDER, PAGE, false));
        assertThat(account(shown).errand()).isEqualTo(new Account.Errand.Browse(PROVIDER, PAGE, false));
        Story opened = shown.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).when(new Event.SocketOpened());
        opened.said().containsExactly(ID_TOKEN);
        Story in = kept(answered(opened, Request.SignIn.class, signedIn(ADA, 1)));
        assertThat(hello(in)).isEqualTo(new Credentials.Token("access-1"));
    }

    @Test
    void signing_in_in_the_browser_can_fail_or_be_given_up() {
        Story failed = browsing(askedWithProvider()).when(new Event.BrowserFailed(PROVIDER, SignInTrouble.TIMED_OUT));
        assertThat(phase(failed)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        assertThat(account(failed).problem().sentence()).isEqualTo("Nobody signed in at Example in time. Try again.");
        Story given = browsing(failed).when(new Event.CancelConnecting());
        given.then(new Effect.CancelBrowserSignIn());
        assertThat(phase(given)).isEqualTo(AuthPhase.UNAUTHENTICATED);
        given.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).thenNothing();
    }

    @Test
    void a_provider_that_was_not_asked_signs_nobody_in() {
        OidcProvider other = new OidcProvider("https://other.example", "parley", "Other");
        browsing(askedWithProvider())
                .when(new Event.BrowserSignedIn(other, ID_TOKEN))
                .thenNothing();
        browsing(asked()).thenNothing();
    }

    @Test
    void in_a_meeting_the_browser_signs_in_again_and_a_lost_server_does_not_hurry_it() {
        Story over = expired(Scenes.joined(inWithProvider().when(new Event.JoinRoom(ROOM)), SELF, ANN));
        Story lost = browsing(over).when(new Event.SocketClosed(""));
        assertThat(phase(lost)).isEqualTo(AuthPhase.AUTHENTICATING);
        Story back = lost.when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN)).when(new Event.SocketOpened());
        back.said().containsExactly(ID_TOKEN);
        assertThat(back.state().room().phase()).isEqualTo(RoomPhase.JOINED);
        Story given = browsing(over).when(new Event.CancelConnecting());
        assertThat(phase(given)).isEqualTo(AuthPhase.TOKEN_EXPIRED);
        assertThat(given.state().room().phase()).isEqualTo(RoomPhase.JOINED);
    }

    private static Story inWithProvider() {
        Story opened = browsing(askedWithProvider())
                .when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN))
                .when(new Event.SocketOpened());
        return answered(kept(answered(opened, Request.SignIn.class, signedIn(ADA, 1))), Request.Hello.class, welcome());
    }

    @Test
    void whoever_turns_out_to_be_somebody_else_gets_a_session_of_their_own() {
        Story sent = browsing(expired(inWithProvider())).when(new Event.BrowserSignedIn(PROVIDER, ID_TOKEN));
        sent.said().containsExactly(ID_TOKEN);
        Story other = kept(answered(sent, Request.SignIn.class, signedIn(BEN, 4)));
        other.then(new Effect.CloseSocket(), new Effect.OpenSocket(SERVER));
        assertThat(hello(other.when(new Event.SocketOpened()))).isEqualTo(new Credentials.Token("access-4"));
    }
}
