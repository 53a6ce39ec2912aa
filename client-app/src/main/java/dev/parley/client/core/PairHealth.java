package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches whom, how, and how well: for each ordered pair what the app of the first one says.
 *
 * @param people oneself first, the others in the order they joined
 * @param cells row by row, without those of a person with itself
 */
public record PairHealth(List<Person> people, List<Cell> cells) {
    /**
     * Somebody in the meeting.
     *
     * @param colour one of {@link PersonColours}
     */
    public record Person(ParticipantId id, String name, int colour, boolean self) {}

    /** What there is to say of a way from one person to another. */
    public enum Verdict {
        GOOD,
        /** It works, but slowly or with losses. */
        POOR,
        /** It is up, but the first one hears or sees nothing of the second, who speaks or is filmed. */
        ONE_WAY,
        CONNECTING,
        RECONNECTING,
        FAILED,
        /** The first one has not said anything of late. */
        UNKNOWN
    }

    /**
     * One way.
     *
     * @param from whose app says it
     * @param rttMs null while it was not measured
     * @param lossPercent 0 to 100
     * @param hears sound of {@code to} arrives at {@code from}
     * @param sees pictures of {@code to} arrive at {@code from}
     * @param back what the other end says of the same connection
     * @param ageMs how long ago it was said; 0 for one's own; -1 for never
     * @param trouble what is known of it if one is an end of it and it does not work as it should
     */
    public record Cell(
            Person from,
            Person to,
            Verdict verdict,
            Path path,
            @Nullable Long rttMs,
            double lossPercent,
            boolean hears,
            boolean sees,
            Verdict back,
            long ageMs,
            @Nullable Trouble trouble) {
        /** The path in words, such as {@code through NAT}; empty if it is not known. */
        public String pathText() {
            return PairTexts.path(path);
        }

        /** For a tooltip and for those who do not see the table. */
        public String details() {
            return PairTexts.details(this);
        }

        /** Whole sentences: between whom, what is being tried, what one can do. */
        public String explanation() {
            return PairTexts.explanation(this);
        }

        Cell withBack(Verdict newBack) {
            return new Cell(from, to, verdict, path, rttMs, lossPercent, hears, sees, newBack, ageMs, trouble);
        }
    }

    public PairHealth {
        people = List.copyOf(people);
        cells = List.copyOf(cells);
    }

    /** The table as it is now; one person and no cells while nobody else is in the meeting. */
    public static PairHealth of(AppState state, PointInTime at) {
        return new PairRows(state, at).table();
    }

    static PairHealth joined(List<Person> people, List<Cell> rows) {
        List<Cell> cells = new ArrayList<>(rows.size());
        for (Cell cell : rows) {
            cells.add(cell.withBack(find(rows, cell.to().id(), cell.from().id())
                    .map(Cell::verdict)
                    .orElse(Verdict.UNKNOWN)));
        }
        return new PairHealth(people, cells);
    }

    private static Optional<Cell> find(List<Cell> cells, ParticipantId from, ParticipantId to) {
        return cells.stream()
                .filter(cell -> cell.from().id().equals(from) && cell.to().id().equals(to))
                .findFirst();
    }

    /** Empty for a person with itself. */
    public Optional<Cell> cell(ParticipantId from, ParticipantId to) {
        return find(cells, from, to);
    }

    /** The whole table in one line. */
    public String summary() {
        return PairTexts.summary(this);
    }

    /** How many ways do not work as they should. */
    public long troubled() {
        return cells.stream().filter(cell -> isTroubled(cell.verdict())).count();
    }

    private static boolean isTroubled(Verdict verdict) {
        return switch (verdict) {
            case GOOD, UNKNOWN -> false;
            case POOR, ONE_WAY, CONNECTING, RECONNECTING, FAILED -> true;
        };
    }
}
