package dev.parley.client.ui;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.common.DoctorDialog;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.SettingsDialog;
import dev.parley.client.ui.common.ShortcutSheet;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.devices.DeviceSettings;
import dev.parley.client.ui.devices.MissingDevices;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.AccountInfo;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The dialogs that belong to no screen: the settings and what they lead to, the sheet of shortcuts, another name. FX thread. */
final class Dialogs {
    private final UiStore store;
    private final ClientAccess client;
    private final UiServices services;
    private final Modal modal;
    private final Consumer<UnaryOperator<UiPreferences>> changed;
    private @Nullable ShortcutSheet shortcuts;
    private @Nullable SignInAgainDialog again;

    /** @param changed told what to change of the preferences */
    Dialogs(
            UiStore store,
            ClientAccess client,
            UiServices services,
            Modal modal,
            Consumer<UnaryOperator<UiPreferences>> changed) {
        this.store = store;
        this.client = client;
        this.services = services;
        this.modal = modal;
        this.changed = changed;
    }

    void openSettings() {
        SettingsDialog dialog = settings();
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    /** Opens the settings where the language is chosen. */
    void openLanguages() {
        SettingsDialog dialog = settings();
        modal.open(dialog, dialog.languageChoice(), modal::close);
    }

    private SettingsDialog settings() {
        return new SettingsDialog(
                services,
                changed,
                client.bundles(),
                new MissingDevices(store),
                new SettingsDialog.Doors(this::openDevices, this::openDoctor, modal::close));
    }

    private void openDoctor() {
        DoctorDialog dialog = new DoctorDialog(client.doctor(), services::copy, this::openSettings);
        modal.open(dialog, dialog.firstFocus(), this::openSettings);
    }

    private void openDevices() {
        DeviceSettings dialog = new DeviceSettings(store, services.preferences(), changed, this::openSettings);
        modal.open(dialog, dialog.firstFocus(), this::openSettings);
    }

    /** Takes the place of no other dialog, in which something may have been typed. */
    void toggleShortcuts() {
        if (shortcuts != null && modal.shows(shortcuts)) {
            modal.close();
        } else if (!modal.isOpen()) {
            ShortcutSheet sheet = new ShortcutSheet(modal::close);
            shortcuts = sheet;
            modal.open(sheet, sheet.firstFocus(), modal::close);
        }
    }

    /** Asks for another name, because somebody in the meeting has this one. */
    void askForName() {
        AppState state = store.state();
        RenameDialog dialog =
                new RenameDialog(state.auth().displayName(), state.room().error(), this::rename, modal::close);
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    /** Asks whose sign-in has expired for the password. */
    void askToSignIn() {
        Account account = store.state().auth().account();
        URI server = account.server();
        AccountInfo owner = account.owner();
        if (server != null && owner != null) {
            SignInAgainDialog dialog = new SignInAgainDialog(store, services, server, owner, modal::close);
            again = dialog;
            modal.open(dialog, dialog, dialog::putOff);
            dialog.focusFirst();
            dialog.render(store.state());
        }
    }

    /** Shows how signing in goes on; when it has come to its end, nothing is asked any more. */
    void follow(AppState state) {
        SignInAgainDialog dialog = again;
        if (dialog == null || !modal.shows(dialog)) {
            again = null;
        } else if (state.auth().phase() == AuthPhase.AUTHENTICATED) {
            again = null;
            modal.close();
        } else {
            dialog.render(state);
        }
    }

    private void rename(String name) {
        modal.close();
        store.dispatch(new Event.Rename(name));
    }
}
