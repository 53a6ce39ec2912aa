package dev.parley.client.app.headless;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ChatLine;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.protocol.PeerMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is said, and who has received what this participant said. Core thread. */
final class ChatLines {
    private final Output output;

    ChatLines(Output output) {
        this.output = output;
    }

    void onEvent(Event event, long nanoTime, AppState before, AppState after) {
        List<ChatLine> lines = after.chat().lines();
        if (before.chat().lines().equals(lines)) {
            return;
        }
        Set<Key> known = before.chat().lines().stream().map(Key::of).collect(Collectors.toSet());
        lines.stream()
                .filter(line -> !line.own() && !known.contains(Key.of(line)))
                .forEach(line -> said(nanoTime, line));
        // The lines changed, so this is the first confirmation; a later one changes nothing.
        if (event instanceof Event.Link(LinkKey key, LinkEvent.Received(PeerMessage.ChatDelivered(String id)))) {
            output.write(
                    nanoTime,
                    new Line("delivered").with("id", id).with("peer", key.peer().value()));
        }
    }

    /** What stays of a line: its sender gets a new id with every join. */
    private record Key(boolean own, String id, long at) {
        static Key of(ChatLine line) {
            return new Key(line.own(), line.id(), line.at());
        }
    }

    private void said(long nanoTime, ChatLine line) {
        output.write(
                nanoTime,
                new Line("chat")
                        .with("peer", line.sender().value())
                        .with("name", line.name())
                        .with("text", line.text())
                        .with("id", line.id()));
    }
}
