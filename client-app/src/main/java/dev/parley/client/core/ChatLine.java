package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line in the chat panel.
 *
 * @param id unique among the sender's messages
 * @param at milliseconds since 1970-01-01T00:00Z by the sender's clock
 * @param delivered for own messages: who has confirmed it
 * @param owed for own messages: who was in the room and has not confirmed it yet
 */
public record ChatLine(
        String id,
        ParticipantId sender,
        String name,
        String text,
        long at,
        boolean own,
        Set<ParticipantId> delivered,
        Set<ParticipantId> owed) {
    public ChatLine {
        delivered = Set.copyOf(delivered);
        owed = Set.copyOf(owed);
    }

    ChatLine withReceivers(Set<ParticipantId> newDelivered, Set<ParticipantId> newOwed) {
        return new ChatLine(id, sender, name, text, at, own, newDelivered, newOwed);
    }

    /** The same line after people got new ids. */
    ChatLine renamed(Map<ParticipantId, ParticipantId> newIds) {
        return new ChatLine(
                id,
                newIds.getOrDefault(sender, sender),
                name,
                text,
                at,
                own,
                renamed(delivered, newIds),
                renamed(owed, newIds));
    }

    private static Set<ParticipantId> renamed(Set<ParticipantId> ids, Map<ParticipantId, ParticipantId> newIds) {
        return ids.stream().map(old -> newIds.getOrDefault(old, old)).collect(Collectors.toUnmodifiableSet());
    }
}
