package dev.parley.client.ui.login;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.PasswordInput;
import dev.parley.client.ui.common.TypedName;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The ways into a server that has accounts: signing in, making an account, as a guest. What is typed stays when a try is refused. */
final class AccountForm extends VBox {
    private final UiStore store;
    private final Label title = Labels.paragraph("", "section-title");
    private final Banner unencrypted = new Banner(Notice.Severity.WARNING);
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final TextField user = new TextField();
    private final TextField name = new TextField();
    private final TextField email = new TextField();
    private final PasswordInput password = new PasswordInput(this::submit);
    private final PasswordInput newPassword = new PasswordInput(this::submit);
    private final Field userField = new Field(Texts.of("lobby.account.user"), user, "");
    private final Field nameField = new Field(Texts.of("lobby.login.name"), name, "");
    private final Field emailField = new Field(Texts.of("lobby.account.email"), email, "");
    private final Field passwordField = new Field(Texts.of("lobby.account.password"), password, "account-password", "");
    private final Field newPasswordField = new Field(
            Texts.of("lobby.account.password"),
            newPassword,
            "new-password",
            Texts.of("lobby.account.password.help", TypedAccount.SHORTEST_PASSWORD));
    private final Button submit = Buttons.primary("", this::submit);
    private final Button provider = Buttons.secondary("", this::goToBrowser);
    private final Button other = Buttons.quiet("", this::toggle);
    private final Button guest = Buttons.quiet(Texts.of("lobby.account.guest"), this::comeAsGuest);
    private final Button elsewhere;
    private Account account = Account.NONE;
    private boolean making;

    /** @param back the person wants another server */
    AccountForm(UiStore store, Runnable back) {
        this.store = store;
        elsewhere = Buttons.quiet(Texts.of("lobby.login.another-server"), back);
        for (TextField field : new TextField[] {user, name, email}) {
            field.setOnAction(event -> submit());
        }
        user.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        email.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        user.setId("user");
        name.setId("account-name");
        email.setId("email");
        name.setPromptText(Texts.of("lobby.login.name.prompt"));
        submit.setId("enter");
        elsewhere.setId("elsewhere");
        submit.setMaxWidth(Double.MAX_VALUE);
        provider.setId("provider");
        provider.setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("form");
        getChildren()
                .addAll(
                        title,
                        unencrypted,
                        userField,
                        nameField,
                        emailField,
                        passwordField,
                        newPasswordField,
                        error,
                        submit,
                        provider,
                        ways());
        showMode();
    }

    private VBox ways() {
        HBox first = new HBox(other, guest);
        first.setAlignment(Pos.CENTER);
        HBox second = new HBox(elsewhere);
        second.setAlignment(Pos.CENTER);
        return new VBox(first, second);
    }

    /** Whether there is something to ask: the server has accounts, and nobody is signed in. */
    static boolean isAskedFor(AppState.Auth auth) {
        boolean out = auth.phase() == AuthPhase.UNAUTHENTICATED || auth.phase() == AuthPhase.TOKEN_EXPIRED;
        return out && auth.account().isAskedFor();
    }

    /** Takes over what was typed there. */
    void continueFrom(AccountForm was) {
        making = was.making;
        user.setText(was.user.getText());
        name.setText(was.name.getText());
        email.setText(was.email.getText());
        password.setText(was.password.text());
        newPassword.setText(was.newPassword.text());
        showMode();
    }

    /** Somebody has come in: what was typed for that has done its work. */
    void clear() {
        making = false;
        password.setText("");
        newPassword.setText("");
        showMode();
    }

    /** Shows how one may come in, and why the last try was refused. */
    void show(AppState.Auth auth) {
        boolean sameServer =
                auth.account().server() != null && auth.account().server().equals(account.server());
        account = auth.account();
        AccountInfo owner = account.owner();
        if (owner != null && user.getText().isEmpty()) {
            user.setText(owner.user());
        }
        if (name.getText().isEmpty()) {
            name.setText(auth.displayName());
        }
        making = making && sameServer && mayMake();
        showMode();
        showProblem(account.problem(), auth.error());
    }

    private boolean mayMake() {
        ServerMessage.AuthMethods ways = account.ways();
        return ways != null && ways.registration();
    }

    private void showMode() {
        URI server = account.server();
        String host = server == null ? "" : server.getHost();
        ServerMessage.AuthMethods ways = account.ways();
        title.setText(making ? Texts.of("lobby.account.title.new", host) : Texts.of("lobby.account.title", host));
        unencrypted.show(isReadByOthers(server) ? Texts.of("lobby.account.unencrypted") : "");
        submit.setText(making ? Texts.of("lobby.account.make") : Texts.of("lobby.account.sign-in"));
        other.setText(making ? Texts.of("lobby.account.have") : Texts.of("lobby.account.make"));
        Labels.setShown(nameField, making);
        Labels.setShown(emailField, making);
        Labels.setShown(newPasswordField, making);
        Labels.setShown(passwordField, !making);
        OidcProvider oidc = ways == null ? null : ways.oidc();
        provider.setText(oidc == null ? "" : Texts.of("lobby.account.provider", oidc.name()));
        Labels.setShown(provider, oidc != null);
        Labels.setShown(other, mayMake());
        Labels.setShown(guest, ways != null && ways.guests());
    }

    /** What is sent to this computer itself, nobody on the way can read. */
    private static boolean isReadByOthers(@Nullable URI server) {
        String host = server == null || server.getHost() == null
                ? ""
                : server.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return server != null && !here && !"wss".equals(server.getScheme());
    }

    private void showProblem(Account.Problem problem, String why) {
        userField.showError(sentenceOf(problem, Account.Field.USER));
        nameField.showError(sentenceOf(problem, Account.Field.NAME));
        emailField.showError(sentenceOf(problem, Account.Field.EMAIL));
        (making ? newPasswordField : passwordField).showError(sentenceOf(problem, Account.Field.PASSWORD));
        String of = sentenceOf(problem, Account.Field.FORM);
        error.show(of.isEmpty() ? why : of);
    }

    private static String sentenceOf(Account.Problem problem, Account.Field field) {
        return problem.field() == field ? problem.sentence() : "";
    }

    private void toggle() {
        making = !making;
        showProblem(new Account.Problem(Account.Field.FORM, ""), "");
        showMode();
        focusFirst();
    }

    private void submit() {
        URI server = account.server();
        if (server == null) {
            return;
        }
        try {
            store.dispatch(making ? newAccount(server) : signIn(server));
        } catch (InvalidFieldException e) {
            Account.Problem problem = new Account.Problem(fieldOf(e.field()), String.valueOf(e.getMessage()));
            showProblem(problem, "");
            focus(problem.field());
        }
    }

    private Event.User signIn(URI server) {
        return new Event.SignInAccount(
                server, TypedAccount.user(user.getText()), TypedAccount.password(password.text()));
    }

    private Event.User newAccount(URI server) {
        return new Event.Register(
                server,
                TypedAccount.user(user.getText()),
                TypedAccount.email(email.getText()),
                TypedName.parse(name.getText()),
                TypedAccount.newPassword(newPassword.text()));
    }

    private static Account.Field fieldOf(String field) {
        return switch (field) {
            case "user" -> Account.Field.USER;
            case "email" -> Account.Field.EMAIL;
            case "name" -> Account.Field.NAME;
            default -> Account.Field.PASSWORD;
        };
    }

    private void goToBrowser() {
        URI server = account.server();
        if (server != null) {
            store.dispatch(new Event.SignInByBrowser(server));
        }
    }

    private void comeAsGuest() {
        AppState.Auth auth = store.state().auth();
        store.dispatch(new Event.SignIn(auth.displayName(), account.server()));
    }

    /** Puts the keyboard where something is wrong, or where typing starts. */
    void focusFirst() {
        Account.Problem problem = account.problem();
        if (!problem.sentence().isEmpty() && problem.field() != Account.Field.FORM) {
            focus(problem.field());
        } else {
            focus(user.getText().isEmpty() ? Account.Field.USER : Account.Field.PASSWORD);
        }
    }

    private void focus(Account.Field field) {
        switch (field) {
            case FORM -> submit.requestFocus();
            case USER -> user.requestFocus();
            case NAME -> name.requestFocus();
            case EMAIL -> email.requestFocus();
            case PASSWORD -> (making ? newPassword : password).focus();
        }
    }
}
