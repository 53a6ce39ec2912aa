package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How this person takes part: what they look at, whom they do not want to hear, and whether they are there.
 *
 * @param silenced whose sound is not played here; they are not told
 * @param absent what was decided about those who were in this meeting and are gone, by their folded names: a name is one
 *     person's in a room, an id only one membership's; the one gone longest first
 * @param hands who has a hand up, in the order in which the hands went up as this client learnt of it
 * @param usedAt when the person last used the window, ms since 1970-01-01T00:00Z; 0 while there is no window to use
 */
public record Attendance(
        Layout layout,
        SelfView selfView,
        Set<ParticipantId> silenced,
        Map<String, Wish> absent,
        List<ParticipantId> hands,
        long usedAt) {
    public static final Attendance START = new Attendance(Layout.AUTO, SelfView.TILE, Set.of(), Map.of(), List.of(), 0);

    /** People remembered after they were gone; at the bound the one gone longest counts as new when back. */
    static final int ABSENT = 100;

    public Attendance {
        silenced = Collections.unmodifiableSet(new LinkedHashSet<>(silenced));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
        hands = List.copyOf(hands);
    }

    /** Whether the sound of this peer is kept from the person. */
    public boolean isSilenced(ParticipantId peer) {
        return silenced.contains(peer);
    }

    /** In which place this person's hand went up, from 1; 0 for a hand that is down. */
    public int handPlace(ParticipantId person) {
        return hands.indexOf(person) + 1;
    }

    Attendance withLayout(Layout newLayout) {
        return new Attendance(newLayout, selfView, silenced, absent, hands, usedAt);
    }

    Attendance withSelfView(SelfView newSelfView) {
        return new Attendance(layout, newSelfView, silenced, absent, hands, usedAt);
    }

    Attendance withSilenced(Set<ParticipantId> newSilenced) {
        return new Attendance(layout, selfView, newSilenced, absent, hands, usedAt);
    }

    Attendance withAbsent(Map<String, Wish> newAbsent) {
        return new Attendance(layout, selfView, silenced, newAbsent, hands, usedAt);
    }

    Attendance withHands(List<ParticipantId> newHands) {
        return new Attendance(layout, selfView, silenced, absent, newHands, usedAt);
    }

    Attendance withUsedAt(long newUsedAt) {
        return new Attendance(layout, selfView, silenced, absent, hands, newUsedAt);
    }
}
