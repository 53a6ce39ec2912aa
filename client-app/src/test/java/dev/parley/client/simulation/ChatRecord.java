package dev.parley.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ChatLine;
import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who wrote what to whom, to be compared with what everybody holds in the end. */
final class ChatRecord {
    /**
     * A line owed to one person.
     *
     * @param senderStay the sender's visit to the room, which must last for the line to be delivered again
     */
    private record Owed(String sender, int senderStay, String receiver, int receiverStay, String text) {}

    private final List<Owed> owed = new ArrayList<>();

    /** Counts each person's visits; coming back after a lost connection is the same visit. */
    private final Map<String, Integer> stays = new LinkedHashMap<>();

    /** Each person's ids during the present visit. */
    private final Map<String, Set<ParticipantId>> ids = new LinkedHashMap<>();

    private final Map<String, Integer> written = new LinkedHashMap<>();

    void watch(SimulatedClient client) {
        stays.put(client.name(), 0);
        ids.put(client.name(), new LinkedHashSet<>());
        client.watch((before, event, next) -> {
            count(client.name(), before.room(), next.state().room());
            if (event instanceof Event.SendChat chat
                    && next.state().chat().lines().size()
                            > before.chat().lines().size()) {
                record(client.name(), chat.text(), before);
            }
        });
    }

    /** Its program died, and with it what it held. */
    void crashed(String name) {
        stays.merge(name, 1, Integer::sum);
        ids.get(name).clear();
    }

    private void count(String name, AppState.Room before, AppState.Room after) {
        if (before.phase() == RoomPhase.JOINED && after.phase() != RoomPhase.JOINED) {
            stays.merge(name, 1, Integer::sum);
            ids.get(name).clear();
        }
        if (after.phase() == RoomPhase.JOINED) {
            ids.get(name).add(after.self().id());
        }
    }

    /** Whoever has left but is still in the sender's list is owed nothing. */
    private void record(String sender, String text, AppState state) {
        List<PeerState> there = state.peers().values().stream()
                .filter(peer -> ids.get(peer.participant().name()).contains(peer.id()))
                .toList();
        for (PeerState peer : there) {
            String receiver = peer.participant().name();
            owed.add(new Owed(sender, stays.get(sender), receiver, stays.get(receiver), text));
        }
    }

    /** The next text of a person: who and a number that grows. */
    String next(String name) {
        return name + " " + written.merge(name, 1, Integer::sum);
    }

    void check(List<SimulatedClient> clients) {
        clients.forEach(ChatRecord::checkOrder);
        Map<String, SimulatedClient> byName = new LinkedHashMap<>();
        clients.forEach(client -> byName.put(client.name(), client));
        for (Owed line : owed) {
            if (stays.get(line.sender()) == line.senderStay() && stays.get(line.receiver()) == line.receiverStay()) {
                assertThat(texts(byName.get(line.receiver()), line.sender()))
                        .as("what %s holds of %s", line.receiver(), line.sender())
                        .contains(line.text());
            }
        }
    }

    /** Each line once, and those of one sender in the order in which they were written. */
    private static void checkOrder(SimulatedClient client) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (ChatLine line : client.state().chat().lines()) {
            String[] parts = line.text().split(" ", -1);
            numbers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
        }
        numbers.forEach((sender, of) -> assertThat(of)
                .as("numbers of %s's lines at %s", sender, client.name())
                .isSorted()
                .doesNotHaveDuplicates());
    }

    private static List<String> texts(SimulatedClient client, String sender) {
        return client.state().chat().lines().stream()
                .filter(line -> line.name().equals(sender))
                .map(ChatLine::text)
                .toList();
    }

    int lines() {
        return owed.size();
    }
}
