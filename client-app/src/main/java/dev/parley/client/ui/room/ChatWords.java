package dev.parley.client.ui.room;

import dev.parley.client.text.WebAddress;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Direction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The words of a message that names web addresses. */
final class ChatWords extends TextFlow {
    /** Around an address: it is read from left to right, also in a text that is not (Unicode's UAX #9). */
    private static final String FROM_LEFT = "\u202A";

    private static final String AS_BEFORE = "\u202C";

    /** @param open is given the address that is to be opened */
    ChatWords(String text, List<WebAddress> addresses, Consumer<URI> open) {
        boolean turns = Direction.turns(text);
        List<Node> rings = new ArrayList<>();
        int end = 0;
        for (WebAddress address : addresses) {
            URI target = address.target();
            addWords(text.substring(end, address.start()));
            addMark(turns ? FROM_LEFT : "");
            String written = text.substring(address.start(), address.end());
            ChatLink link = new ChatLink(written, target, () -> open.accept(target));
            getChildren().add(link);
            rings.add(link.ring());
            addMark(turns ? AS_BEFORE : "");
            end = address.end();
        }
        addWords(text.substring(end));
        setNodeOrientation(Direction.of(text));
        getChildren().addAll(rings);
        Labels.dress(this, text);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Some fonts have something to see for it. */
    private void addMark(String mark) {
        add(mark).setVisible(false);
    }

    private void addWords(String words) {
        add(words).getStyleClass().add("chat-words");
    }

    /** An empty text would be laid out with the first letter of what follows. */
    private Text add(String text) {
        Text part = new Text(text);
        if (!text.isEmpty()) {
            getChildren().add(part);
        }
        return part;
    }
}
