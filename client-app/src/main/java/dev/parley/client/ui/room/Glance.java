package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnLimit;
import dev.parley.client.core.PeerState;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What somebody must not miss who sees one picture of the meeting only. What passes comes before what stays, so that each has its turn.
 *
 * @param words so few that they fit the small window, those of a notice aside
 * @param story the whole of it
 */
record Glance(Kind kind, String words, String story) {
    /** A muted person talks for as long as they hold the key. */
    static final Glance TALKING =
            new Glance(Kind.TALKING, "Talking while you hold " + Shortcut.TALK.text(), PushToTalk.WORDS);

    private static final int LONGEST_NAME = 14;

    /** What it is about: its colour and its sign. */
    enum Kind {
        ERROR,
        WARNING,
        HAND,
        TALKING
    }

    /** Notices are as long as they are: they may be cut. */
    boolean isNotice() {
        return words.equals(story);
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
                .map(text -> new Glance(severity == Notice.Severity.ERROR ? Kind.ERROR : Kind.WARNING, text, text));
    }

    private static Optional<Glance> server(AppState state) {
        String story = ServerStrip.sentence(state);
        return story.isEmpty()
                ? Optional.empty()
                : Optional.of(new Glance(Kind.WARNING, "The server is away for now", story));
    }

    private static Optional<Glance> connection(AppState state) {
        return OwnLimit.of(state)
                .filter(limit -> limit.kind() == OwnLimit.Kind.CONNECTION)
                .map(limit -> new Glance(Kind.WARNING, "Your connection is weak", limit.text()));
    }

    private static Optional<Glance> microphone(AppState state) {
        String problem = state.media().microphone().problem();
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Glance(Kind.WARNING, "Your microphone does not work", problem));
    }

    /** Whose hands are up, the own one aside: one knows of that. */
    static Optional<Glance> ofHands(AppState state) {
        List<String> names = state.attendance().hands().stream()
                .flatMap(id -> name(state, id).stream())
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String story = "Hands up, in this order: " + String.join(", ", names) + ".";
        String first = brief(names.getFirst());
        return Optional.of(
                names.size() == 1
                        ? new Glance(Kind.HAND, first + " raised a hand", names.getFirst() + " raised a hand.")
                        : new Glance(Kind.HAND, names.size() + " hands up, " + first + " first", story));
    }

    private static Optional<String> name(AppState state, ParticipantId id) {
        PeerState peer = state.peers().get(id);
        return Optional.ofNullable(peer).map(there -> there.participant().name());
    }

    private static String brief(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1))
                                .stripTrailing() + "…";
    }
}
