package dev.parley.client.app.oidc;

import dev.parley.client.app.Threads;
import dev.parley.client.core.SignInTrouble;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link BrowserSignIn} with the system's browser. Each sign-in has a thread of its own, whose interruption cancels it. */
public final class SystemBrowserSignIn implements BrowserSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SystemBrowserSignIn.class);

    /** For the person: a password to look up and a second factor take a while. */
    private static final Duration PERSON = Duration.ofMinutes(5);

    /** For each request to the provider. */
    private static final Duration REQUEST = Duration.ofSeconds(15);

    private final PageOpener opener;
    private final SecureRandom random;
    private final Duration person;
    private final Duration request;
    private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();

    public SystemBrowserSignIn(PageOpener opener, SecureRandom random) {
        this(opener, random, PERSON, REQUEST);
    }

    /**
     * With other time-outs.
     *
     * @param person from the opened page to the browser's return
     * @param request for each request to the provider and its answer
     */
    SystemBrowserSignIn(PageOpener opener, SecureRandom random, Duration person, Duration request) {
        this.opener = opener;
        this.random = random;
        this.person = person;
        this.request = request;
    }

    @Override
    public void begin(URI server, OidcProvider provider, Listener listener) {
        Attempt attempt = new Attempt(server, provider, listener);
        replace(attempt);
        attempt.thread.start();
    }

    @Override
    public void cancel() {
        replace(null);
    }

    @Override
    public void close() {
        cancel();
    }

    private void replace(@Nullable Attempt next) {
        Attempt before = current.getAndSet(next);
        if (before != null) {
            before.cancel();
        }
    }

    /** One sign-in. */
    private final class Attempt {
        private final URI server;
        private final OidcProvider provider;
        private final Listener listener;
        private final Thread thread = Threads.daemon("parley-oidc", this::run);
        private boolean over;

        Attempt(URI server, OidcProvider provider, Listener listener) {
            this.server = server;
            this.provider = provider;
            this.listener = listener;
        }

        synchronized void cancel() {
            over = true;
            thread.interrupt();
        }

        /** One after the other, and nothing after the last one. */
        private synchronized void tell(boolean last, Runnable news) {
            if (!over) {
                over = last;
                news.run();
            }
        }

        private void run() {
            try {
                ClientMessage.SignInOidc message = signIn();
                tell(true, () -> listener.onSignedIn(message));
            } catch (SignInException e) {
                tell(true, () -> failed(e));
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        }

        private void failed(SignInException e) {
            String reason = String.valueOf(e.getMessage());
            LOG.atWarn()
                    .addKeyValue("issuer", provider.issuer())
                    .addKeyValue("reason", reason)
                    .log("Signing in did not work");
            listener.onFailed(e.trouble(), reason);
        }

        private ClientMessage.SignInOidc signIn() throws SignInException, InterruptedException {
            checkPlace();
            Drawn drawn = Drawn.from(random);
            try (ProviderClient client = new ProviderClient(request)) {
                Metadata metadata = client.discover(provider);
                AuthorizationRequest question;
                Map<String, String> answer;
                try (LoopbackReceiver receiver = LoopbackReceiver.open(drawn.state())) {
                    question = new AuthorizationRequest(server, provider, metadata, drawn, receiver.redirection());
                    open(question.page());
                    answer = receiver.await(person);
                }
                String idToken = client.redeem(
                        provider, metadata.token(), question.code(answer), question.redirection(), drawn.verifier());
                question.check(idToken);
                return new ClientMessage.SignInOidc(idToken, drawn.nonce());
            }
        }

        /** A server elsewhere must not make the app ask what runs beside it. */
        private void checkPlace() throws SignInException {
            if (OidcProvider.isLoopback(URI.create(provider.issuer()).getHost())
                    && !OidcProvider.isLoopback(server.getHost())) {
                throw new SignInException(
                        SignInTrouble.PROVIDER_WRONG, "A server elsewhere names a provider on this computer");
            }
        }

        private void open(URI page) {
            waiting(page, true);
            opener.open(page).thenAccept(opened -> {
                if (!opened) {
                    waiting(page, false);
                }
            });
        }

        private void waiting(URI page, boolean opened) {
            tell(false, () -> listener.onWaiting(page, opened));
        }
    }
}
