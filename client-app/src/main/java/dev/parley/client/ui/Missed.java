package dev.parley.client.ui;

import dev.parley.client.core.ChatLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the messages that came while the window was in the background. */
final class Missed {
    private @Nullable ChatLine lastSeen;
    private boolean looking = true;

    /** Whether one looks at the window now. */
    void setLooking(boolean now) {
        looking = now;
    }

    /** The same, and how many wait to be let in. */
    int count(List<ChatLine> lines, int waiting) {
        return count(lines) + (looking ? 0 : waiting);
    }

    /** How many others wrote since one looked last. */
    int count(List<ChatLine> lines) {
        if (looking || lines.isEmpty()) {
            lastSeen = lines.isEmpty() ? null : lines.getLast();
            return 0;
        }
        int missed = 0;
        for (int i = lines.size() - 1; i >= 0 && !isLastSeen(lines.get(i)); i--) {
            missed += lines.get(i).own() ? 0 : 1;
        }
        return missed;
    }

    /** By id and name: what is noted beside a line changes. */
    private boolean isLastSeen(ChatLine line) {
        ChatLine last = lastSeen;
        return last != null && line.id().equals(last.id()) && line.name().equals(last.name());
    }
}
