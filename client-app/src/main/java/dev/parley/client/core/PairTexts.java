package dev.parley.client.core;

import dev.parley.client.core.PairHealth.Cell;
import dev.parley.client.core.PairHealth.Person;
import dev.parley.client.core.PairHealth.Verdict;
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
            case HOST -> "direct";
            case SRFLX, PRFLX -> "through NAT";
            case RELAY -> "relay";
        };
    }

    static String summary(PairHealth table) {
        int people = table.people().size();
        long troubled = table.troubled();
        if (people < 2) {
            return "Nobody else is here yet.";
        }
        if (troubled > 0) {
            return troubled + " of " + table.cells().size() + " ways "
                    + (troubled == 1 ? "has a problem. Choose it" : "have problems. Choose one")
                    + " to see what is being done.";
        }
        boolean unknown = table.cells().stream().anyMatch(cell -> cell.verdict() == Verdict.UNKNOWN);
        return unknown
                ? "Nothing is wrong that is known. Not everybody has reported yet."
                : "Everything is fine: everybody reaches everybody.";
    }

    static String details(Cell cell) {
        return subject(cell.from()) + (cell.from().self() ? " reach " : " reaches ") + object(cell.to()) + ": "
                + String.join(", ", measured(cell));
    }

    private static List<String> measured(Cell cell) {
        List<String> parts = new ArrayList<>();
        parts.add(word(cell.verdict()));
        if (!isUp(cell.verdict())) {
            return parts;
        }
        if (cell.path() != Path.UNKNOWN) {
            parts.add(path(cell.path()) + " (" + cell.path().name().toLowerCase(Locale.ROOT) + ")");
        }
        if (cell.rttMs() != null) {
            parts.add(cell.rttMs() + " ms");
        }
        parts.add(String.format(Locale.ROOT, "%.1f %% loss", cell.lossPercent()));
        parts.add(cell.hears() ? "sound arrives" : "no sound");
        parts.add(cell.sees() ? "pictures arrive" : "no pictures");
        return parts;
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "good";
            case POOR -> "poor";
            case ONE_WAY -> "one way";
            case CONNECTING -> "connecting";
            case RECONNECTING -> "reconnecting";
            case FAILED -> "no connection";
            case UNKNOWN -> "unknown";
        };
    }

    private static boolean isUp(Verdict verdict) {
        return switch (verdict) {
            case GOOD, POOR, ONE_WAY -> true;
            case CONNECTING, RECONNECTING, FAILED, UNKNOWN -> false;
        };
    }

    static String explanation(Cell cell) {
        if (cell.trouble() != null) {
            return cell.trouble().explanation();
        }
        String age = cell.ageMs() > 0 ? " " + subject(cell.from()) + " said so " + cell.ageMs() / 1000 + " s ago." : "";
        return state(cell) + " " + advice(cell) + (cell.verdict() == Verdict.UNKNOWN ? "" : age);
    }

    private static String state(Cell cell) {
        String pair = subject(cell.from()) + " and " + object(cell.to());
        return switch (cell.verdict()) {
            case GOOD -> pair + " are connected" + over(cell) + ".";
            case POOR -> pair + " are connected" + over(cell) + ", but slowly or with gaps.";
            case ONE_WAY -> oneWay(cell);
            case CONNECTING -> pair + " are being connected.";
            case RECONNECTING -> pair + " have lost their connection, and Parley is mending it.";
            case FAILED ->
                pair + " have no connection. Parley over there has tried every path and tries again by itself.";
            case UNKNOWN -> unknown(cell);
        };
    }

    private static String over(Cell cell) {
        return switch (cell.path()) {
            case UNKNOWN -> "";
            case HOST -> " directly";
            case SRFLX, PRFLX -> " through NAT";
            case RELAY -> " over a relay";
        };
    }

    private static String oneWay(Cell cell) {
        String verb = cell.from().self() ? " do not " : " does not ";
        String missing = subject(cell.from()) + verb + (cell.hears() ? "see " : "hear ") + object(cell.to());
        String back = cell.back() == Verdict.GOOD || cell.back() == Verdict.POOR
                ? ", although the other direction works."
                : ".";
        return missing + back + " Parley looks for another path if it stays so.";
    }

    private static String unknown(Cell cell) {
        String name = cell.from().name();
        return cell.ageMs() <= HealthUpdate.FRESH_MS
                ? name + " has not said anything about " + object(cell.to()) + " yet."
                : name + " has not said anything about " + object(cell.to()) + " for " + cell.ageMs() / 1000 + " s.";
    }

    private static String advice(Cell cell) {
        return switch (cell.verdict()) {
            case GOOD, CONNECTING -> "Nobody needs to do anything.";
            case POOR -> "Turning cameras off, or a cable in place of Wi-Fi, helps most.";
            case ONE_WAY -> "A firewall on one side may let only one direction through.";
            case RECONNECTING -> "If it takes long, both of them check their network.";
            case FAILED ->
                "A firewall or VPN on one side may be in the way; the two of them can choose Retry on each other's tile.";
            case UNKNOWN -> "It is shown as soon as it is said.";
        };
    }

    private static String subject(Person person) {
        return person.self() ? "You" : person.name();
    }

    private static String object(Person person) {
        return person.self() ? "you" : person.name();
    }
}
