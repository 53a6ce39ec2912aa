package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PeerState;
import dev.parley.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How good the connection is, in numbers: of the links of a meeting, else of the way to the server. */
final class Measurements {
    private static final double KBIT_PER_MBIT = 1000;

    private Measurements() {}

    /** The worst round trip and loss of all links and what they carry together; what nobody measured is left out. */
    static List<String> of(AppState state) {
        List<String> texts = new ArrayList<>();
        OptionalDouble rtt = values(state, LinkStats::rttMs).max();
        double server = state.connection().rttMs();
        if (rtt.isPresent() || server >= 0) {
            texts.add(Texts.of("common.status.round-trip", Math.round(rtt.orElse(server))));
        }
        values(state, LinkStats::lossPercent)
                .max()
                .ifPresent(loss -> texts.add(Texts.of("common.status.loss", oneDecimal(loss))));
        if (values(state, LinkStats::sendKbps).findAny().isPresent()) {
            texts.add(Texts.of(
                    "common.status.bandwidth",
                    megabits(state, LinkStats::sendKbps),
                    megabits(state, LinkStats::recvKbps)));
        }
        return texts;
    }

    private static String megabits(AppState state, Function<LinkStats, OptionalDouble> value) {
        return oneDecimal(values(state, value).sum() / KBIT_PER_MBIT);
    }

    private static DoubleStream values(AppState state, Function<LinkStats, OptionalDouble> value) {
        Stream<LinkStats> samples =
                state.peers().values().stream().map(PeerState::stats).filter(Objects::nonNull);
        return samples.map(value).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble);
    }

    private static String oneDecimal(double value) {
        return String.format(Texts.locale(), "%.1f", value);
    }
}
