package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.SupportBundles.Progress;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Saves a support bundle, says how far it is, and can be told to stop. */
final class SupportPart extends VBox {
    private final SupportBundles bundles;
    private final Button save = Buttons.secondary(Texts.of("common.support.save"), this::save);
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = Buttons.quiet(Texts.of("common.support.cancel"), this::cancel);
    private final HBox progress = new HBox(bar, cancel);
    private final Label result = Labels.paragraph("", "field-help");
    private Runnable stop = () -> {};

    /** @param examine opens the check of this computer */
    SupportPart(SupportBundles bundles, Runnable examine) {
        this.bundles = bundles;
        HBox actions = new HBox(Buttons.secondary(Texts.of("common.support.doctor"), examine), save);
        actions.getStyleClass().add("support-actions");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("common.support.progress.accessible"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        progress.getStyleClass().add("progress");
        getStyleClass().add("field");
        getChildren()
                .addAll(
                        Labels.line(Texts.of("common.support.title"), "field-name"),
                        actions,
                        progress,
                        result,
                        Labels.paragraph(Texts.of("common.support.help"), "field-help"));
        Labels.setShown(result, false);
        showWriting(false);
    }

    private void save() {
        Labels.setShown(result, false);
        stop = bundles.save(this::show);
    }

    private void cancel() {
        stop.run();
    }

    private void show(Progress now) {
        switch (now) {
            case Progress.Writing writing -> {
                showWriting(true);
                bar.setProgress(writing.share());
            }
            case Progress.Saved saved -> end(Texts.of("common.support.saved", saved.file()), false);
            case Progress.Failed failed -> end(failed.sentence(), true);
            case Progress.Cancelled cancelled -> end(Texts.of("common.support.cancelled"), false);
        }
    }

    private void end(String sentence, boolean wrong) {
        showWriting(false);
        result.setText(sentence);
        Field.mark(result, wrong);
        Labels.setShown(result, true);
    }

    private void showWriting(boolean writing) {
        Labels.setShown(progress, writing);
        Labels.setShown(save, !writing);
    }
}
