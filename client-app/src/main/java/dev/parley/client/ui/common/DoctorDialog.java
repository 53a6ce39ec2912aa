package dev.parley.client.ui.common;

import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Checks this computer while one looks on: a line for each thing as soon as it is known, to be copied for whoever helps. */
public final class DoctorDialog extends VBox {
    private final Doctor doctor;
    private final Consumer<String> copy;
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = Buttons.quiet(Texts.of("common.doctor.cancel"), this::cancel);
    private final HBox progress = new HBox(bar, cancel);
    private final Label status = Labels.paragraph("", "field-help");
    private final VBox rows = new VBox();
    private final SharpScroll scroll = new SharpScroll(rows);
    private final List<String> lines = new ArrayList<>();
    private final Button copyAll = Buttons.secondary(Texts.of("common.doctor.copy"), this::copy);
    private final Button again = Buttons.secondary(Texts.of("common.doctor.again"), this::start);
    private final Button done;
    private Runnable stop = () -> {};

    /**
     * Begins at once.
     *
     * @param copy puts a text on the clipboard
     * @param close takes the dialog away
     */
    public DoctorDialog(Doctor doctor, Consumer<String> copy, Runnable close) {
        this.doctor = doctor;
        this.copy = copy;
        done = Buttons.primary(Texts.of("common.doctor.done"), close);
        done.setDefaultButton(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("common.doctor.progress.accessible"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        progress.getStyleClass().add("progress");
        rows.getStyleClass().add("doctor-rows");
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.of("common.doctor.title"));
        scroll.getStyleClass().addAll("pair-scroll", "doctor-scroll");
        HBox buttons = new HBox(copyAll, again, Labels.spacer(), done);
        buttons.getStyleClass().add("dialog-buttons");
        getStyleClass().addAll("dialog", "doctor");
        setAccessibleText(Texts.of("common.doctor.title"));
        getChildren()
                .addAll(
                        Labels.line(Texts.of("common.doctor.title"), "title"),
                        new VBox(6, progress, status),
                        scroll,
                        buttons);
        // However the dialog goes, nobody waits for the answers any more.
        sceneProperty().subscribe((before, now) -> {
            if (now == null) {
                stop.run();
            }
        });
        start();
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return done;
    }

    private void start() {
        rows.getChildren().clear();
        lines.clear();
        showRunning(true);
        status.setText(Texts.of("common.doctor.looking"));
        bar.setProgress(0);
        stop = doctor.examine(new Doctor.Listener() {
            @Override
            public void looksAt(String what, double share) {
                status.setText(Texts.of("common.doctor.looking-at", what));
                bar.setProgress(share);
            }

            @Override
            public void found(Doctor.Line found) {
                add(found);
            }

            @Override
            public void ended(String problem) {
                end(problem.isEmpty() ? summary() : problem);
            }
        });
    }

    private void add(Doctor.Line found) {
        lines.add(found.printed());
        Label text = Labels.paragraph(found.text(), "doctor-text");
        text.setMaxWidth(Double.MAX_VALUE);
        Label detail = Labels.paragraph(found.detail(), "field-help");
        Labels.setShown(detail, !found.detail().isEmpty());
        VBox words = new VBox(Labels.line(capitalised(found.what()), "field-name"), text, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(Icons.of(icon(found.verdict()), 18), words);
        row.getStyleClass().addAll("doctor-row", style(found.verdict()));
        row.setAccessibleText(Sentences.of(found.text(), found.printed()));
        rows.getChildren().add(row);
    }

    /** It begins a line here; elsewhere it stands in the middle of a sentence. */
    private static String capitalised(String what) {
        int first = what.isEmpty() ? 0 : what.offsetByCodePoints(0, 1);
        return what.substring(0, first).toUpperCase(Texts.locale()) + what.substring(first);
    }

    private static Feather icon(Doctor.Verdict verdict) {
        return switch (verdict) {
            case OK -> Feather.CHECK_CIRCLE;
            case PROBLEM -> Feather.ALERT_TRIANGLE;
            case NOT_CHECKED -> Feather.MINUS_CIRCLE;
        };
    }

    private static String style(Doctor.Verdict verdict) {
        return switch (verdict) {
            case OK -> "success";
            case PROBLEM -> "warning";
            case NOT_CHECKED -> "not-checked";
        };
    }

    private String summary() {
        long problems = rows.getChildren().stream()
                .filter(row -> row.getStyleClass().contains("warning"))
                .count();
        return Texts.of("common.doctor.summary", problems);
    }

    private void cancel() {
        stop.run();
        end(Texts.of("common.doctor.cancelled"));
    }

    private void end(String sentence) {
        stop = () -> {};
        status.setText(sentence);
        showRunning(false);
    }

    private void showRunning(boolean running) {
        Labels.setShown(progress, running);
        again.setDisable(running);
        copyAll.setDisable(running);
        copyAll.setText(Texts.of("common.doctor.copy"));
    }

    private void copy() {
        copy.accept(String.join(System.lineSeparator(), lines));
        copyAll.setText(Texts.of("common.doctor.copied"));
    }
}
