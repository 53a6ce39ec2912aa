package dev.parley.client.app.doctor;

import dev.parley.client.app.Threads;
import dev.parley.client.port.Signaling;
import dev.parley.client.signaling.WebSocketSignaling;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says hello to a signaling server: the one given, or one started inside for the purpose. */
final class SignalingCheck {
    private static final long SECONDS = 8;

    private SignalingCheck() {}

    static Finding run(@Nullable URI server) throws InterruptedException {
        if (server != null) {
            return hello(server);
        }
        try (SignalingServer own = SignalingServer.start(ServerSettings.DEFAULTS)) {
            return hello(URI.create(own.url()));
        } catch (IOException e) {
            return problem(Texts.of("app.doctor.signaling.no-host", String.valueOf(e.getMessage())));
        }
    }

    private static Finding hello(URI server) throws InterruptedException {
        ScheduledExecutorService deadlines =
                Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-doctor-deadlines"));
        CompletableFuture<Finding> answer = new CompletableFuture<>();
        try (Signaling signaling = new WebSocketSignaling(deadlines)) {
            signaling.open(server, new Greeting(signaling, server, answer));
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return problem(Texts.of("app.doctor.signaling.silent", server));
        } finally {
            deadlines.shutdown();
        }
    }

    private static Finding problem(String text) {
        return Finding.problem(Part.SIGNALING, text);
    }

    private record Greeting(Signaling signaling, URI server, CompletableFuture<Finding> answer)
            implements Signaling.Listener {
        @Override
        public void onOpened() {
            var hello = new ClientMessage.Hello(
                    Limits.PROTOCOL_VERSION, "parley-doctor", List.of(), new Credentials.Guest());
            signaling.send(hello, "1");
        }

        @Override
        public void onClosed(String reason) {
            answer.complete(problem(reason));
        }

        @Override
        public void onMessage(ServerMessage message, @Nullable String re) {
            if (message instanceof ServerMessage.Welcome welcome) {
                answer.complete(
                        Finding.ok(Part.SIGNALING, Texts.of("app.doctor.signaling.ok", welcome.server(), server)));
            } else if (message instanceof ServerMessage.ErrorReply error) {
                answer.complete(problem(error.message()));
            }
        }
    }
}
