package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ChatLine;
import dev.parley.client.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat line as it is drawn.
 *
 * @param head starts a group: shows the sender and the time
 * @param delivery how far an own message got, empty for none
 */
record ChatEntry(String key, String sender, String text, long at, boolean own, boolean head, String delivery) {
    private static final long GROUP_MS = 3 * 60_000L;

    /** Lines of one sender that follow each other within three minutes are one group. */
    static List<ChatEntry> of(AppState state) {
        List<ChatLine> lines = state.chat().lines();
        int lastOwn = lastOwn(lines);
        List<ChatEntry> entries = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            ChatLine line = lines.get(i);
            boolean head = i == 0 || !follows(lines.get(i - 1), line);
            String delivery = i == lastOwn ? delivery(line) : "";
            entries.add(new ChatEntry(
                    line.sender() + "/" + line.id(), line.name(), line.text(), line.at(), line.own(), head, delivery));
        }
        return entries;
    }

    private static int lastOwn(List<ChatLine> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && !lines.get(last).own()) {
            last--;
        }
        return last;
    }

    private static boolean follows(ChatLine before, ChatLine line) {
        return before.sender().equals(line.sender()) && line.at() - before.at() < GROUP_MS;
    }

    /** How far an own message got among those who were in the room when it was sent. */
    private static String delivery(ChatLine line) {
        int reached = line.delivered().size();
        int owed = line.owed().size();
        if (owed == 0) {
            return reached == 0 ? Texts.of("room.chat.delivery.nobody") : Texts.of("room.chat.delivery.all");
        }
        return reached == 0
                ? Texts.of("room.chat.delivery.sending")
                : Texts.of("room.chat.delivery.some", reached, reached + owed);
    }
}
