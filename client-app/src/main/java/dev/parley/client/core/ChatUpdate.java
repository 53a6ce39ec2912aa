package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Chat from peer to peer: each line is shown once, and owed to whoever was in the room until they confirm it. */
final class ChatUpdate {
    /** Lines kept; at the bound the oldest falls out, and with it what was still owed of it. */
    static final int CAPACITY = 1000;

    /** People remembered after their connection ended; at the bound the one gone longest counts as new when back. */
    static final int ABSENT = 100;

    private ChatUpdate() {}

    /** A text without anything to read, or one whose id was used before, is not sent. */
    static Next<AppState> send(AppState state, Event.SendChat event, long now) {
        Participant self = state.room().self();
        boolean sendable = !event.text().isBlank() && !isOwn(state.chat(), event.id());
        if (self == null || state.room().phase() != RoomPhase.JOINED || !sendable) {
            return Next.same(state);
        }
        PeerMessage.Chat chat = new PeerMessage.Chat(event.id(), event.text(), now);
        ChatLine line = new ChatLine(
                chat.id(),
                self.id(),
                self.name(),
                chat.text(),
                now,
                true,
                Set.of(),
                state.peers().keySet());
        List<Effect> sends = state.peers().values().stream()
                .filter(PeerState::channelOpen)
                .map(peer -> LinkUpdate.send(peer, chat))
                .toList();
        return new Next<>(state.withChat(appended(state.chat(), line)), sends);
    }

    /** Confirmed each time: the confirmation before may have been lost with its connection. */
    static Next<AppState> received(AppState state, PeerState peer, PeerMessage.Chat chat) {
        Effect confirmation = LinkUpdate.send(peer, new PeerMessage.ChatDelivered(chat.id()));
        if (isKnown(state.chat(), peer.id(), chat.id())) {
            return Next.of(state, confirmation);
        }
        ChatLine line = new ChatLine(
                chat.id(), peer.id(), peer.participant().name(), chat.text(), chat.sentAt(), false, Set.of(), Set.of());
        AppState.Chat shown = appended(state.chat(), line);
        AppState.Chat counted = shown.open() ? shown : shown.withUnread(shown.unread() + 1);
        return Next.of(state.withChat(counted), confirmation);
    }

    static Next<AppState> delivered(AppState state, ParticipantId by, String id) {
        return Next.same(withLines(state, line -> line.own() && line.id().equals(id) ? confirmed(line, by) : line));
    }

    private static ChatLine confirmed(ChatLine line, ParticipantId by) {
        if (!line.owed().contains(by)) {
            return line;
        }
        Set<ParticipantId> delivered = new LinkedHashSet<>(line.delivered());
        delivered.add(by);
        Set<ParticipantId> owed = new LinkedHashSet<>(line.owed());
        owed.remove(by);
        return line.withReceivers(delivered, owed);
    }

    /** A channel opened: what the peer is owed is sent again, oldest first. */
    static Next<AppState> catchUp(AppState state, PeerState peer) {
        List<Effect> sends = state.chat().lines().stream()
                .filter(line -> line.owed().contains(peer.id()))
                .map(line -> LinkUpdate.send(peer, new PeerMessage.Chat(line.id(), line.text(), line.at())))
                .toList();
        return new Next<>(state, sends);
    }

    static Next<AppState> show(AppState state, boolean shown) {
        AppState.Chat chat = state.chat().withOpen(shown);
        return Next.same(state.withChat(shown ? chat.withUnread(0) : chat));
    }

    /** Remembers who is gone. */
    static AppState parted(AppState state, Participant participant) {
        Map<String, ParticipantId> absent = new LinkedHashMap<>(state.chat().absent());
        absent.put(Text.fold(participant.name()), participant.id());
        if (absent.size() > ABSENT) {
            absent.remove(absent.keySet().iterator().next());
        }
        return state.withChat(state.chat().withAbsent(absent));
    }

    /**
     * Knows people again by their name, which is unique in the room: every join gives a new id, and after a lost
     * connection nobody else can say who had which before. Their lines are not shown twice, and they get what they
     * are owed.
     */
    static Next<AppState> recognise(AppState state, List<Participant> participants) {
        Map<String, ParticipantId> absent = new LinkedHashMap<>(state.chat().absent());
        Map<ParticipantId, ParticipantId> renamed = new LinkedHashMap<>();
        for (Participant participant : participants) {
            ParticipantId before = absent.remove(Text.fold(participant.name()));
            if (before != null) {
                renamed.put(before, participant.id());
            }
        }
        AppState known = state.withChat(state.chat().withAbsent(absent));
        return Next.same(withLines(known, line -> line.renamed(renamed)));
    }

    private static AppState withLines(AppState state, UnaryOperator<ChatLine> change) {
        List<ChatLine> lines = state.chat().lines().stream().map(change).toList();
        return state.withChat(state.chat().withLines(lines));
    }

    private static boolean isOwn(AppState.Chat chat, String id) {
        return chat.lines().stream().anyMatch(line -> line.own() && line.id().equals(id));
    }

    private static boolean isKnown(AppState.Chat chat, ParticipantId sender, String id) {
        return chat.lines().stream()
                .anyMatch(line -> line.id().equals(id) && line.sender().equals(sender));
    }

    private static AppState.Chat appended(AppState.Chat chat, ChatLine line) {
        List<ChatLine> lines = new ArrayList<>(chat.lines());
        lines.add(line);
        return chat.withLines(lines.subList(Math.max(0, lines.size() - CAPACITY), lines.size()));
    }
}
