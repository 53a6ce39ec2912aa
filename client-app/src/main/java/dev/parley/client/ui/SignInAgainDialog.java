package dev.parley.client.ui;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.BrowserWait;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.PasswordInput;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the password once more, because the sign-in has expired. The meeting behind it goes on. */
final class SignInAgainDialog extends VBox {
    private final UiStore store;
    private final PasswordInput password = new PasswordInput(this::submit);
    private final Field field = new Field(Texts.of("lobby.account.password"), password, "password-again", "");
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final Button submit = Buttons.primary(Texts.of("lobby.account.sign-in"), this::submit);
    private final BrowserWait browser;
    private final Spinner spinner = new Spinner(20);
    private final Part<AppState.Auth> auth = new Part<>(this::show);
    private final URI server;
    private final String user;
    private final Runnable later;
    private boolean tried;

    /** @param later the person does not want to now */
    SignInAgainDialog(UiStore store, UiServices services, URI server, AccountInfo owner, Runnable later) {
        this.store = store;
        browser = new BrowserWait(services);
        this.server = server;
        this.user = owner.user();
        this.later = later;
        getStyleClass().add("dialog");
        setAccessibleText(Texts.of("lobby.account.again.title"));
        submit.setDefaultButton(true);
        HBox buttons = new HBox(
                spinner,
                Labels.spacer(),
                Buttons.secondary(Texts.of("lobby.account.again.later"), this::putOff),
                submit);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        Labels.line(Texts.of("lobby.account.again.title"), "title"),
                        Labels.paragraph(Texts.of("lobby.account.again.text", user), "dialog-text"),
                        field,
                        error,
                        provider(),
                        browser,
                        buttons);
    }

    /** Whose account has no password signs in where it has one. */
    private Button provider() {
        ServerMessage.AuthMethods ways = store.state().auth().account().ways();
        OidcProvider oidc = ways == null ? null : ways.oidc();
        Button provider = Buttons.secondary(
                oidc == null ? "" : Texts.of("lobby.account.provider", oidc.name()),
                () -> request(new Event.SignInByBrowser(server)));
        provider.setMaxWidth(Double.MAX_VALUE);
        Labels.setShown(provider, oidc != null);
        return provider;
    }

    private void request(Event.User event) {
        tried = true;
        store.dispatch(event);
    }

    /** Not now; a browser is not waited for any more. */
    void putOff() {
        if (store.state().auth().account().errand() instanceof Account.Errand.Browse) {
            store.dispatch(new Event.CancelConnecting());
        }
        later.run();
    }

    void focusFirst() {
        password.focus();
    }

    void render(AppState state) {
        auth.show(state.auth());
    }

    private void show(AppState.Auth now) {
        boolean busy = now.phase() == AuthPhase.AUTHENTICATING;
        Labels.setShown(spinner, busy);
        submit.setDisable(busy);
        browser.show(now.account().errand());
        Account.Problem problem = now.account().problem();
        boolean mistyped = problem.field() == Account.Field.PASSWORD;
        field.showError(mistyped ? problem.sentence() : "");
        error.show(mistyped ? "" : whyNot(now));
        if (!problem.sentence().isEmpty()) {
            password.focus();
        }
    }

    /** Why the try in this dialog came to nothing; that the sign-in has expired, the dialog says itself. */
    private String whyNot(AppState.Auth now) {
        String problem = now.account().problem().sentence();
        return problem.isEmpty() && tried ? now.error() : problem;
    }

    private void submit() {
        if (password.text().isEmpty()) {
            field.showError(Texts.of("lobby.account.password.empty"));
            password.focus();
        } else if (!submit.isDisabled()) {
            request(new Event.SignInAccount(server, user, password.text()));
        }
    }
}
