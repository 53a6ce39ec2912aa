package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
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
 * @param unheard whom one has silenced in the meetings of this run, by their folded names: it holds when one comes back into that meeting
 * @param hands who has a hand up, in the order in which the hands went up as this client learnt of it
 * @param colours the {@linkplain PersonColours colour} of each person in the meeting
 * @param usedAt when the person last used the window, ms since 1970-01-01T00:00Z; 0 while there is no window to use
 */
public record Attendance(
        Layout layout,
        SelfView selfView,
        Set<ParticipantId> silenced,
        Map<String, Wish> absent,
        Map<RoomId, Set<String>> unheard,
        List<ParticipantId> hands,
        Map<ParticipantId, Integer> colours,
        long usedAt) {
    public static final Attendance START =
            new Attendance(Layout.AUTO, SelfView.TILE, Set.of(), Map.of(), Map.of(), List.of(), Map.of(), 0);

    /** People remembered after they were gone; at the bound the one gone longest counts as new when back. */
    static final int ABSENT = 100;

    /** Meetings whose silenced people are remembered; at the bound the one in which somebody was silenced longest ago goes. */
    static final int ROOMS = 20;

    public Attendance {
        silenced = Collections.unmodifiableSet(new LinkedHashSet<>(silenced));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
        unheard = Collections.unmodifiableMap(new LinkedHashMap<>(unheard));
        hands = List.copyOf(hands);
        colours = Map.copyOf(colours);
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
        return new Attendance(newLayout, selfView, silenced, absent, unheard, hands, colours, usedAt);
    }

    Attendance withSelfView(SelfView newSelfView) {
        return new Attendance(layout, newSelfView, silenced, absent, unheard, hands, colours, usedAt);
    }

    Attendance withSilenced(Set<ParticipantId> newSilenced) {
        return new Attendance(layout, selfView, newSilenced, absent, unheard, hands, colours, usedAt);
    }

    Attendance withAbsent(Map<String, Wish> newAbsent) {
        return new Attendance(layout, selfView, silenced, newAbsent, unheard, hands, colours, usedAt);
    }

    Attendance withUnheard(Map<RoomId, Set<String>> newUnheard) {
        return new Attendance(layout, selfView, silenced, absent, newUnheard, hands, colours, usedAt);
    }

    Attendance withHands(List<ParticipantId> newHands) {
        return new Attendance(layout, selfView, silenced, absent, unheard, newHands, colours, usedAt);
    }

    Attendance withColours(Map<ParticipantId, Integer> newColours) {
        return new Attendance(layout, selfView, silenced, absent, unheard, hands, newColours, usedAt);
    }

    Attendance withUsedAt(long newUsedAt) {
        return new Attendance(layout, selfView, silenced, absent, unheard, hands, colours, newUsedAt);
    }
}
