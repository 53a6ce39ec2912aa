package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkSample;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.common.Statistics;
import dev.parley.client.ui.common.SupportBundles.Progress;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was measured of the connection to one person in the last two minutes, as charts; and all of it as a file. */
final class StatisticsPanel extends VBox {
    private static final long SECOND_MS = 1_000;

    private final Statistics statistics;
    private final Label name = Labels.line("", "person-name", "statistics-name");
    private final Button before = Buttons.icon(Icons.back(16), Texts.of("room.statistics.before"), () -> step(-1));
    private final Button after = Buttons.icon(Icons.next(16), Texts.of("room.statistics.after"), () -> step(1));
    private final HBox person = new HBox(before, name, after);
    private final Label facts = Labels.paragraph("", "field-help");
    private final List<ChartView> charts =
            Stream.of(LinkChart.values()).map(ChartView::new).toList();
    private final VBox content = new VBox(facts);
    private final ScrollPane scroll = new SharpScroll(content);
    private final Button export = Buttons.secondary(Texts.of("room.statistics.export"), this::export);
    private final Label exported = Labels.paragraph(Texts.of("room.statistics.export.help"), "field-help");
    private final Part<Drawn> drawn = new Part<>(changed -> draw());
    private List<PeerState> people = List.of();
    private @Nullable ParticipantId chosen;
    private long now;

    /** Charts change when somebody else is chosen, a sample comes, or a second has passed; not with each state. */
    private record Drawn(@Nullable ParticipantId peer, long second, long newest, int samples) {}

    /** @param back leads to the table of connections */
    StatisticsPanel(Statistics statistics, Runnable back) {
        this.statistics = statistics;
        content.getChildren().addAll(charts);
        content.getStyleClass().add("statistics-content");
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.of("room.statistics.accessible"));
        scroll.getStyleClass().add("pair-scroll");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("statistics");
        getChildren().addAll(head(back), scroll, foot());
    }

    /** Shows the same person. */
    void continueFrom(StatisticsPanel was) {
        chosen = was.chosen;
    }

    private Node head(Runnable back) {
        Button connections = Buttons.quiet(Texts.of("room.statistics.connections"), back);
        connections.setGraphic(Icons.back(14));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        person.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(person, Priority.ALWAYS);
        HBox head = new HBox(connections, person);
        head.getStyleClass().add("statistics-head");
        return head;
    }

    private Node foot() {
        VBox foot = new VBox(export, exported);
        foot.getStyleClass().add("statistics-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    Node firstFocus() {
        return scroll;
    }

    /** Shows the connection to this peer. */
    void choose(ParticipantId peer) {
        chosen = peer;
    }

    void render(AppState state, PointInTime at) {
        people = List.copyOf(state.peers().values());
        now = at.now();
        if (indexOfChosen() < 0) {
            chosen = people.isEmpty() ? null : people.getFirst().id();
        }
        refresh();
    }

    private int indexOfChosen() {
        return people.stream().map(PeerState::id).toList().indexOf(chosen);
    }

    private void step(int by) {
        chosen = people.get(Math.floorMod(indexOfChosen() + by, people.size())).id();
        refresh();
    }

    private void refresh() {
        List<LinkSample> samples = samples();
        long newest = samples.isEmpty() ? 0 : samples.getLast().at();
        drawn.show(new Drawn(chosen, now / SECOND_MS, newest, samples.size()));
        Labels.setShown(person, !people.isEmpty());
        Labels.setShown(before, people.size() > 1);
        Labels.setShown(after, people.size() > 1);
        name.setText(people.isEmpty() ? "" : title(people.get(indexOfChosen())));
        charts.forEach(chart -> Labels.setShown(chart, !people.isEmpty()));
    }

    private String title(PeerState peer) {
        String only = peer.participant().name();
        return people.size() == 1 ? only : Texts.of("room.statistics.person", only, indexOfChosen() + 1, people.size());
    }

    private List<LinkSample> samples() {
        return chosen == null ? List.of() : statistics.of(chosen);
    }

    private void draw() {
        List<LinkSample> samples = samples();
        facts.setText(facts(samples));
        charts.forEach(chart -> chart.show(samples, now));
    }

    private String facts(List<LinkSample> samples) {
        if (people.isEmpty()) {
            return Texts.of("room.statistics.nobody");
        }
        if (samples.isEmpty()) {
            return Texts.of("room.statistics.nothing");
        }
        return facts(samples.getLast().stats());
    }

    private static String facts(LinkStats last) {
        List<String> known = new ArrayList<>();
        if (!last.pathInWords().isEmpty()) {
            known.add(Texts.of("room.statistics.path", last.pathInWords()));
        }
        if (!last.codec().equals(LinkStats.UNKNOWN)) {
            known.add(Texts.of("room.statistics.codec", last.codec()));
        }
        switch (last.encoding().limitation()) {
            case "bandwidth" -> known.add(Texts.of("room.statistics.limitation.bandwidth"));
            case "cpu" -> known.add(Texts.of("room.statistics.limitation.cpu"));
            default -> {} // nothing limits it, or nobody knows what
        }
        last.availableKbps()
                .ifPresent(kbps -> known.add(Texts.of("room.statistics.uplink", Long.toString(Math.round(kbps)))));
        return known.isEmpty() ? Texts.of("room.statistics.span") : String.join(" · ", known);
    }

    private void export() {
        statistics.export(this::showExport);
    }

    private void showExport(Progress progress) {
        export.setDisable(progress instanceof Progress.Writing);
        Field.mark(exported, progress instanceof Progress.Failed);
        exported.setText(
                switch (progress) {
                    case Progress.Writing writing -> Texts.of("room.statistics.export.saving");
                    case Progress.Saved saved -> Texts.of("room.statistics.export.saved", saved.file());
                    case Progress.Failed failed -> failed.sentence();
                    case Progress.Cancelled cancelled -> Texts.of("room.statistics.export.cancelled");
                });
    }
}
