package dev.parley.client.ui.common;

import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** The language of the window: that of the system, or one of those that Parley speaks, each under its own name. */
final class LanguagePicker extends ComboBox<Optional<Language>> {
    private final Consumer<Optional<Language>> chosen;
    private Optional<Language> current;

    /** @param chosen told of another choice, once the list is closed: the way through it with the arrow keys is none */
    LanguagePicker(Optional<Language> current, Consumer<Optional<Language>> chosen) {
        this.current = current;
        this.chosen = chosen;
        setAccessibleText(Texts.of("common.settings.language"));
        setButtonCell(new Cell());
        setCellFactory(list -> new Cell());
        getItems().add(Optional.empty());
        Arrays.stream(Language.values()).map(Optional::of).forEach(getItems()::add);
        setVisibleRowCount(getItems().size());
        setValue(current);
        valueProperty().subscribe(this::choose);
        showingProperty().subscribe(this::choose);
    }

    private void choose() {
        Optional<Language> now = getValue();
        if (!isShowing() && !current.equals(now)) {
            current = now;
            chosen.accept(now);
        }
    }

    private static String nameOf(Optional<Language> language) {
        return language.map(Language::ownName).orElseGet(() -> Texts.of("common.settings.language.system"));
    }

    private static final class Cell extends ListCell<Optional<Language>> {
        @Override
        protected void updateItem(Optional<Language> language, boolean empty) {
            super.updateItem(language, empty);
            setText(empty || language == null ? "" : nameOf(language));
        }
    }
}
