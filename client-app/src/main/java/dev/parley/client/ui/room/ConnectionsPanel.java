package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PointInTime;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.client.ui.room.PairTable.Way;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who reaches whom, how and how well; and for the pair one chooses, the whole story. */
final class ConnectionsPanel extends VBox {
    /** Of a button without a frame: its text stands below the others. */
    private static final double QUIET_PADDING = 10;

    private final UiStore store;
    private final Consumer<ParticipantId> charts;
    private final Banner alone = new Banner(Notice.Severity.INFO);
    private final Banner fine = new Banner(Notice.Severity.SUCCESS);
    private final Banner bad = new Banner(Notice.Severity.WARNING);
    private final PairTable table = new PairTable(this::choose);
    private final VBox content = new VBox();
    private final ScrollPane scroll = new SharpScroll(content);
    private final Label legend = Labels.paragraph(Texts.of("room.connections.legend"), "field-help");
    private final Label pair = Labels.paragraph("", "pair-title");
    private final Label measured = Labels.paragraph("", "field-help");
    private final Label story = Labels.paragraph("", "pair-story");
    private final Button retry = Buttons.secondary(Texts.of("room.connections.retry"), this::retry);
    private final Button pairCharts = Buttons.secondary(Texts.of("room.connections.charts"), this::showChartsOfPair);
    private final Button allCharts = Buttons.quiet(Texts.of("room.connections.charts.all"), this::showCharts);
    private final VBox details = new VBox(pair, story, measured, new HBox(8, retry, pairCharts));
    private @Nullable Way chosen;
    private @Nullable ParticipantId wanted;
    private PairHealth shown = new PairHealth(List.of(), List.of());

    /** @param charts shows what was measured of the connection to a peer */
    ConnectionsPanel(UiStore store, Consumer<ParticipantId> charts) {
        this.store = store;
        this.charts = charts;
        allCharts.setGraphic(Icons.of(Feather.BAR_CHART_2, 14));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.of("room.connections.accessible"));
        scroll.getStyleClass().add("pair-scroll");
        scroll.setMinHeight(0);
        VBox.setMargin(allCharts, new Insets(0, 0, 0, -QUIET_PADDING));
        details.getStyleClass().add("pair-details");
        details.setMinHeight(USE_PREF_SIZE);
        content.getChildren().addAll(table, legend, allCharts);
        content.getStyleClass().add("connections-content");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("connections");
        getChildren().addAll(alone, fine, bad, scroll, details);
    }

    Node firstFocus() {
        return scroll;
    }

    /** Shows everything about the way to this peer. */
    void explain(ParticipantId peer) {
        wanted = peer;
    }

    void render(AppState state, PointInTime at) {
        shown = PairHealth.of(state, at);
        choosePeer();
        boolean troubled = shown.troubled() > 0;
        boolean nobody = shown.cells().isEmpty();
        alone.show(nobody ? shown.summary() : "");
        fine.show(troubled || nobody ? "" : shown.summary());
        bad.show(troubled ? shown.summary() : "");
        Labels.setShown(legend, !nobody);
        Labels.setShown(allCharts, !nobody);
        table.render(shown, chosen);
        showDetails();
    }

    private void choosePeer() {
        ParticipantId peer = wanted;
        wanted = null;
        shown.cells().stream()
                .filter(cell -> cell.from().self() && cell.to().id().equals(peer))
                .findFirst()
                .ifPresent(cell -> chosen = Way.of(cell));
    }

    private void choose(Way way) {
        chosen = way.equals(chosen) ? null : way;
        table.render(shown, chosen);
        showDetails();
    }

    private Optional<PairHealth.Cell> cell() {
        Way way = chosen;
        return way == null ? Optional.empty() : shown.cell(way.from(), way.to());
    }

    private void showDetails() {
        Labels.setShown(details, cell().isPresent());
        cell().ifPresent(cell -> {
            pair.setText(Texts.of("room.pair.title", name(cell.from()), name(cell.to())));
            story.setText(cell.explanation());
            measured.setText(cell.details());
            Labels.setShown(pairCharts, cell.from().self() || cell.to().self());
            Labels.setShown(retry, cell.trouble() != null && cell.trouble().retry());
        });
    }

    private static String name(PairHealth.Person person) {
        return person.self() ? Texts.of("room.pair.you") : person.name();
    }

    /** Explains the same pair. */
    void continueFrom(ConnectionsPanel was) {
        chosen = was.chosen;
    }

    /** The peer of the pair that was chosen, if it is one of this client's. */
    private Optional<ParticipantId> peer() {
        return cell().map(cell -> cell.from().self() ? cell.to() : cell.from()).map(PairHealth.Person::id);
    }

    private void retry() {
        peer().ifPresent(peer -> store.dispatch(new Event.RetryPeer(peer)));
    }

    private void showChartsOfPair() {
        peer().ifPresent(charts);
    }

    /** Of the first of the others: from there one gets to all. */
    private void showCharts() {
        store.state().peers().keySet().stream().findFirst().ifPresent(charts);
    }
}
