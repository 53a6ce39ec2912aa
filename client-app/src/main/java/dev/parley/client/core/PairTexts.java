package dev.parley.client.core;

import dev.parley.client.core.PairHealth.Cell;
import dev.parley.client.core.PairHealth.Verdict;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.protocol.PeerMessage.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words for the table of who reaches whom. */
final class PairTexts {
    private PairTexts() {}

    static String path(Path path) {
        return switch (path) {
            case UNKNOWN -> "";
            case HOST -> Texts.of("core.pair.path.direct");
            case SRFLX, PRFLX -> Texts.of("core.pair.path.nat");
            case RELAY -> Texts.of("core.pair.path.relay");
        };
    }

    static String summary(PairHealth table) {
        long troubled = table.troubled();
        if (table.people().size() < 2) {
            return Texts.of("core.pair.nobody");
        }
        if (troubled > 0) {
            return Texts.of("core.pair.problems", troubled, table.cells().size());
        }
        boolean unknown = table.cells().stream().anyMatch(cell -> cell.verdict() == Verdict.UNKNOWN);
        return unknown ? Texts.of("core.pair.not-all-reported") : Texts.of("core.pair.fine");
    }

    static String details(Cell cell) {
        return Texts.of(
                "core.pair.reaches",
                cell.from().name(),
                cell.to().name(),
                oneself(cell),
                String.join(Texts.of("common.list.separator"), measured(cell)));
    }

    private static List<String> measured(Cell cell) {
        List<String> parts = new ArrayList<>();
        parts.add(word(cell.verdict()));
        if (!isUp(cell.verdict())) {
            return parts;
        }
        if (cell.path() != Path.UNKNOWN) {
            String candidate = cell.path().name().toLowerCase(Locale.ROOT);
            parts.add(Texts.of("core.pair.path.named", path(cell.path()), candidate));
        }
        if (cell.rttMs() != null) {
            parts.add(Texts.of("core.pair.rtt", cell.rttMs()));
        }
        parts.add(Texts.of("core.pair.loss", String.format(Texts.locale(), "%.1f", cell.lossPercent())));
        parts.add(cell.hears() ? Texts.of("core.pair.sound") : Texts.of("core.pair.no-sound"));
        parts.add(cell.sees() ? Texts.of("core.pair.pictures") : Texts.of("core.pair.no-pictures"));
        return parts;
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> Texts.of("core.pair.word.good");
            case POOR -> Texts.of("core.pair.word.poor");
            case ONE_WAY -> Texts.of("core.pair.word.one-way");
            case CONNECTING -> Texts.of("core.pair.word.connecting");
            case RECONNECTING -> Texts.of("core.pair.word.reconnecting");
            case FAILED -> Texts.of("core.pair.word.failed");
            case UNKNOWN -> Texts.of("core.pair.word.unknown");
        };
    }

    private static boolean isUp(Verdict verdict) {
        return switch (verdict) {
            case GOOD, POOR, ONE_WAY -> true;
            case CONNECTING, RECONNECTING, FAILED, UNKNOWN -> false;
        };
    }

    static String explanation(Cell cell) {
        return cell.trouble() == null
                ? Sentences.of(state(cell), trying(cell), advice(cell), age(cell))
                : cell.trouble().explanation();
    }

    private static String state(Cell cell) {
        return switch (cell.verdict()) {
            case GOOD -> connected(cell);
            case POOR -> poor(cell);
            case ONE_WAY -> oneWay(cell);
            case CONNECTING -> of("core.pair.connecting", cell);
            case RECONNECTING -> of("core.pair.reconnecting", cell);
            case FAILED -> of("core.pair.failed", cell);
            case UNKNOWN -> unknown(cell);
        };
    }

    private static String connected(Cell cell) {
        return switch (cell.path()) {
            case UNKNOWN -> of("core.pair.connected", cell);
            case HOST -> of("core.pair.connected.direct", cell);
            case SRFLX, PRFLX -> of("core.pair.connected.nat", cell);
            case RELAY -> of("core.pair.connected.relay", cell);
        };
    }

    private static String poor(Cell cell) {
        return switch (cell.path()) {
            case UNKNOWN -> of("core.pair.poor", cell);
            case HOST -> of("core.pair.poor.direct", cell);
            case SRFLX, PRFLX -> of("core.pair.poor.nat", cell);
            case RELAY -> of("core.pair.poor.relay", cell);
        };
    }

    private static String oneWay(Cell cell) {
        boolean back = cell.back() == Verdict.GOOD || cell.back() == Verdict.POOR;
        if (cell.hears()) {
            return back ? of("core.pair.sees-not.back", cell) : of("core.pair.sees-not", cell);
        }
        return back ? of("core.pair.hears-not.back", cell) : of("core.pair.hears-not", cell);
    }

    private static String unknown(Cell cell) {
        return cell.ageMs() <= HealthUpdate.FRESH_MS
                ? of("core.pair.unknown", cell)
                : Texts.of(
                        "core.pair.unknown.long",
                        cell.from().name(),
                        cell.to().name(),
                        oneself(cell),
                        cell.ageMs() / 1000);
    }

    private static String trying(Cell cell) {
        return cell.verdict() == Verdict.ONE_WAY ? Texts.of("core.pair.one-way.trying") : "";
    }

    private static String advice(Cell cell) {
        return switch (cell.verdict()) {
            case GOOD, CONNECTING -> Texts.of("core.pair.good.advice");
            case POOR -> Texts.of("core.pair.poor.advice");
            case ONE_WAY -> Texts.of("core.pair.one-way.advice");
            case RECONNECTING -> Texts.of("core.pair.reconnecting.advice");
            case FAILED -> Texts.of("core.pair.failed.advice");
            case UNKNOWN -> Texts.of("core.pair.unknown.advice");
        };
    }

    /** How old it is; what one's own app says is not. */
    private static String age(Cell cell) {
        return cell.ageMs() > 0 && cell.verdict() != Verdict.UNKNOWN
                ? Texts.of("core.pair.said", cell.from().name(), cell.ageMs() / 1000)
                : "";
    }

    private static String of(String key, Cell cell) {
        return Texts.of(key, cell.from().name(), cell.to().name(), oneself(cell));
    }

    /** Which end of it is said to the person who reads it, who is not called by name. */
    private static String oneself(Cell cell) {
        if (cell.from().self()) {
            return "from";
        }
        return cell.to().self() ? "to" : "neither";
    }
}
