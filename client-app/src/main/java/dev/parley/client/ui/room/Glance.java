package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnLimit;
import dev.parley.client.core.PeerState;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What somebody must not miss who sees one picture of the meeting only. What passes comes before what stays, so that each has its turn.
 *
 * @param notice what the meeting says besides: as long as it is, so it may be cut
 * @param words so few that they fit the small window, those of a notice aside
 * @param story the whole of it
 */
record Glance(Kind kind, boolean notice, String words, String story) {
    private static final int LONGEST_NAME = 14;

    /** What it is about: its colour and its sign. */
    enum Kind {
        ERROR,
        WARNING,
        HAND,
        TALKING
    }

    /** A muted person talks for as long as they hold the key. */
    static Glance talking() {
        return brief(Kind.TALKING, Texts.of("room.glance.talking.short", Shortcut.TALK.text()), PushToTalk.words());
    }

    private static Glance brief(Kind kind, String words, String story) {
        return new Glance(kind, false, words, story);
    }

    /** What is wrong now, the most important thing first; empty if nothing is. */
    static Optional<Glance> of(AppState state) {
        return Stream.<Supplier<Optional<Glance>>>of(
                        () -> notice(state, Notice.Severity.ERROR),
                        () -> server(state),
                        () -> notice(state, Notice.Severity.WARNING),
                        () -> connection(state),
                        () -> microphone(state))
                .flatMap(each -> each.get().stream())
                .findFirst();
    }

    private static Optional<Glance> notice(AppState state, Notice.Severity severity) {
        return state.notices().reversed().stream()
                .filter(notice -> notice.severity() == severity)
                .findFirst()
                .map(Notice::text)
                .map(text ->
                        new Glance(severity == Notice.Severity.ERROR ? Kind.ERROR : Kind.WARNING, true, text, text));
    }

    private static Optional<Glance> server(AppState state) {
        String story = ServerStrip.sentence(state);
        return story.isEmpty()
                ? Optional.empty()
                : Optional.of(brief(Kind.WARNING, Texts.of("room.glance.server.short"), story));
    }

    private static Optional<Glance> connection(AppState state) {
        return OwnLimit.of(state)
                .filter(limit -> limit.kind() == OwnLimit.Kind.CONNECTION)
                .map(limit -> brief(Kind.WARNING, Texts.of("room.glance.connection.short"), limit.text()));
    }

    private static Optional<Glance> microphone(AppState state) {
        String problem = state.media().microphone().problem();
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(brief(Kind.WARNING, Texts.of("room.controls.microphone.unheard"), problem));
    }

    /** Whose hands are up, the own one aside: one knows of that. */
    static Optional<Glance> ofHands(AppState state) {
        List<String> names = state.attendance().hands().stream()
                .flatMap(id -> name(state, id).stream())
                .toList();
        return switch (names.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(hand(names.getFirst()));
            default -> Optional.of(hands(names));
        };
    }

    private static Glance hand(String name) {
        return brief(
                Kind.HAND, Texts.of("room.glance.hand.short", shortened(name)), Texts.of("room.glance.hand", name));
    }

    private static Glance hands(List<String> names) {
        String order = String.join(Texts.of("common.list.separator"), names);
        return brief(
                Kind.HAND,
                Texts.of("room.glance.hands.short", names.size(), shortened(names.getFirst())),
                Texts.of("room.glance.hands", order));
    }

    private static Optional<String> name(AppState state, ParticipantId id) {
        PeerState peer = state.peers().get(id);
        return Optional.ofNullable(peer).map(there -> there.participant().name());
    }

    private static String shortened(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1))
                                .stripTrailing() + "…";
    }
}
