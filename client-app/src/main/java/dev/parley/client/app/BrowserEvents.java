package dev.parley.client.app;

import dev.parley.client.core.Event;
import dev.parley.client.core.SignInTrouble;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import java.net.URI;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the core how signing in in the browser goes on. */
record BrowserEvents(OidcProvider provider, Consumer<Event> core) implements BrowserSignIn.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserEvents.class);

    @Override
    public void onWaiting(URI page, boolean opened) {
        core.accept(new Event.BrowserWaits(provider, page, opened));
    }

    @Override
    public void onSignedIn(ClientMessage.SignInOidc message) {
        core.accept(new Event.BrowserSignedIn(provider, message));
    }

    @Override
    public void onFailed(SignInTrouble trouble, String detail) {
        LOG.atWarn().addKeyValue("trouble", trouble).log("Signing in in the browser failed: {}", detail);
        core.accept(new Event.BrowserFailed(provider, trouble));
    }
}
