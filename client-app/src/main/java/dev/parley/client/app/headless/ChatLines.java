package dev.parley.client.app.headless;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ChatLine;
import dev.parley.protocol.ParticipantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is said, and who has received what this participant said. Core thread. */
final class ChatLines {
    private final Output output;

    ChatLines(Output output) {
        this.output = output;
    }

    void onEvent(long nanoTime, AppState before, AppState after) {
        if (before.chat().lines().equals(after.chat().lines())) {
            return;
        }
        Set<ChatLine> known = new HashSet<>(before.chat().lines());
        for (ChatLine line : after.chat().lines()) {
            if (!known.contains(line)) {
                changed(nanoTime, before.chat().lines(), line);
            }
        }
    }

    private void changed(long nanoTime, List<ChatLine> before, ChatLine line) {
        if (line.own()) {
            Set<ParticipantId> earlier = before.stream()
                    .filter(l -> l.own() && l.id().equals(line.id()))
                    .findFirst()
                    .map(ChatLine::delivered)
                    .orElse(Set.of());
            line.delivered().stream().filter(p -> !earlier.contains(p)).forEach(p -> delivered(nanoTime, line, p));
        } else {
            output.write(
                    nanoTime,
                    new Line("chat")
                            .with("peer", line.sender().value())
                            .with("name", line.name())
                            .with("text", line.text())
                            .with("id", line.id()));
        }
    }

    private void delivered(long nanoTime, ChatLine line, ParticipantId peer) {
        output.write(nanoTime, new Line("delivered").with("id", line.id()).with("peer", peer.value()));
    }
}
