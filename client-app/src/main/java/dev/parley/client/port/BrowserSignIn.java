package dev.parley.client.port;

import dev.parley.client.core.SignInTrouble;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import java.net.URI;

/** Signing in at an OpenID provider in the person's own browser (RFC 8252). No call blocks. At most one sign-in is under way. */
public interface BrowserSignIn extends AutoCloseable {
    /**
     * Begins: looks up the provider, opens its page in the system's browser and waits for the person there, for five minutes at most. A
     * sign-in that was under way is cancelled.
     *
     * @param server the {@code ws:} or {@code wss:} URL of the server that named the provider, for which alone the sign-in is good
     * @param listener hears of this sign-in only
     */
    void begin(URI server, OidcProvider provider, Listener listener);

    /** Ends the sign-in that is under way; nothing more is heard of it. */
    void cancel();

    /** The same, for good. */
    @Override
    void close();

    /** Where news goes. Called on the adapter's threads; must not block. After the last call of a sign-in there is none. */
    interface Listener {
        /**
         * The person is expected in the browser.
         *
         * @param page what is opened there, for whoever wants to copy it; not a secret, and of no use later
         * @param opened false, in a second call, if no browser could be started: then the person has to open the page
         */
        void onWaiting(URI page, boolean opened);

        /** The last call: the provider has said who it is. The message goes to the server as it is. */
        void onSignedIn(ClientMessage.SignInOidc message);

        /**
         * The last call: that did not work.
         *
         * @param detail for the log, in English, without anything secret and without a full stop
         */
        void onFailed(SignInTrouble trouble, String detail);
    }
}
