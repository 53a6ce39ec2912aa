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
import dev.parley.client.ui.common.ServerAddress;
import dev.parley.client.ui.common.TypedName;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The ways into a server that wants to know more than a name: signing in, making an account, as a guest, who may have to know the server's
 * password. What is typed stays when a try is refused.
 */
final class AccountForm extends VBox {
    /** What is asked for. */
    private enum Mode {
        SIGN_IN,
        NEW_ACCOUNT,
        SERVER_PASSWORD
    }

    private final UiStore store;
    private final Label title = Labels.paragraph("", "section-title");
    private final Banner unencrypted = new Banner(Notice.Severity.WARNING);
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final TextField user = new TextField();
    private final TextField name = new TextField();
    private final TextField email = new TextField();
    private final PasswordInput password = new PasswordInput(this::submit);
    private final PasswordInput newPassword = new PasswordInput(this::submit);
    private final PasswordInput serverPassword = new PasswordInput(this::submit).atMost(Limits.PASSWORD_LENGTH);
    private final Field userField = new Field(Texts.of("lobby.account.user"), user, "");
    private final Field nameField = new Field(Texts.of("lobby.login.name"), name, "");
    private final Field emailField = new Field(Texts.of("lobby.account.email"), email, "");
    private final Field passwordField = new Field(Texts.of("lobby.account.password"), password, "account-password", "");
    private final Field newPasswordField = new Field(
            Texts.of("lobby.account.password"),
            newPassword,
            "new-password",
            Texts.of("lobby.account.password.help", TypedAccount.SHORTEST_PASSWORD));
    private final Field serverPasswordField =
            new Field("", serverPassword, "server-password", Texts.of("lobby.server.password.help"));
    private final Button submit = Buttons.primary("", this::submit);
    private final Button provider = Buttons.secondary("", this::goToBrowser);
    private final Button other = Buttons.quiet("", this::toggle);
    private final Button guest = Buttons.quiet(Texts.of("lobby.account.guest"), this::comeAsGuest);
    private final Button elsewhere;
    private Account account = Account.NONE;
    private Mode mode = Mode.SIGN_IN;

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
                        serverPasswordField,
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

    /** Whether there is something to ask: the server has accounts or a password, and nobody is signed in. */
    static boolean isAskedFor(AppState.Auth auth) {
        boolean out = auth.phase() == AuthPhase.UNAUTHENTICATED || auth.phase() == AuthPhase.TOKEN_EXPIRED;
        return out && auth.account().isAskedFor();
    }

    /** Takes over what was typed there. */
    void continueFrom(AccountForm was) {
        mode = was.mode;
        account = was.account;
        user.setText(was.user.getText());
        name.setText(was.name.getText());
        email.setText(was.email.getText());
        password.setText(was.password.text());
        newPassword.setText(was.newPassword.text());
        serverPassword.setText(was.serverPassword.text());
        showMode();
    }

    /** Somebody has come in: what was typed for that has done its work. */
    void clear() {
        mode = Mode.SIGN_IN;
        password.setText("");
        newPassword.setText("");
        serverPassword.setText("");
        showMode();
    }

    /** Shows how one may come in, and why the last try was refused. */
    void show(AppState.Auth auth) {
        boolean sameServer =
                auth.account().server() != null && auth.account().server().equals(account.server());
        boolean newProblem = !auth.account().problem().equals(account.problem());
        account = auth.account();
        AccountInfo owner = account.owner();
        if (owner != null && user.getText().isEmpty()) {
            user.setText(owner.user());
        }
        if (name.getText().isEmpty()) {
            name.setText(auth.displayName());
        }
        Mode before = sameServer ? mode : Mode.SIGN_IN;
        mode = possible(newProblem ? showing(account.problem(), before) : before);
        showMode();
        showProblem(account.problem(), auth.error());
    }

    /** Where the field is to be seen that a problem is about. Nobody is taken back there who has turned away since. */
    private static Mode showing(Account.Problem problem, Mode now) {
        boolean atServerPassword = problem.field() == Account.Field.SERVER_PASSWORD;
        return atServerPassword && !problem.sentence().isEmpty() ? Mode.SERVER_PASSWORD : now;
    }

    /** That, if the server offers it. */
    private Mode possible(Mode wanted) {
        ServerMessage.AuthMethods ways = account.ways();
        if (ways == null || !ways.accounts()) {
            return Mode.SERVER_PASSWORD;
        }
        return switch (wanted) {
            case SIGN_IN -> Mode.SIGN_IN;
            case NEW_ACCOUNT -> ways.registration() ? Mode.NEW_ACCOUNT : Mode.SIGN_IN;
            case SERVER_PASSWORD -> ways.password() ? Mode.SERVER_PASSWORD : Mode.SIGN_IN;
        };
    }

    private void showMode() {
        URI server = account.server();
        String host = server == null ? "" : server.getHost();
        ServerMessage.AuthMethods ways = account.ways();
        title.setText(
                switch (mode) {
                    case SIGN_IN -> Texts.of("lobby.account.title", host);
                    case NEW_ACCOUNT -> Texts.of("lobby.account.title.new", host);
                    case SERVER_PASSWORD -> Texts.of("lobby.server.password.title", host);
                });
        serverPasswordField.rename(Texts.of("lobby.server.password", host));
        unencrypted.show(ServerAddress.isReadByOthers(server) ? Texts.of("lobby.account.unencrypted") : "");
        submit.setText(
                switch (mode) {
                    case SIGN_IN -> Texts.of("lobby.account.sign-in");
                    case NEW_ACCOUNT -> Texts.of("lobby.account.make");
                    case SERVER_PASSWORD -> Texts.of("lobby.login.continue");
                });
        boolean making = mode == Mode.NEW_ACCOUNT;
        boolean signingIn = mode == Mode.SIGN_IN;
        other.setText(signingIn ? Texts.of("lobby.account.make") : Texts.of("lobby.account.have"));
        Labels.setShown(userField, making || signingIn);
        Labels.setShown(nameField, making);
        Labels.setShown(emailField, making);
        Labels.setShown(newPasswordField, making);
        Labels.setShown(passwordField, signingIn);
        Labels.setShown(serverPasswordField, mode == Mode.SERVER_PASSWORD);
        OidcProvider oidc = ways == null ? null : ways.oidc();
        provider.setText(oidc == null ? "" : Texts.of("lobby.account.provider", oidc.name()));
        Labels.setShown(provider, oidc != null && mode != Mode.SERVER_PASSWORD);
        Labels.setShown(other, ways != null && ways.accounts() && (mode != Mode.SIGN_IN || ways.registration()));
        Labels.setShown(guest, ways != null && ways.guests() && mode != Mode.SERVER_PASSWORD);
    }

    private void showProblem(Account.Problem problem, String why) {
        userField.showError(sentenceOf(problem, Account.Field.USER));
        nameField.showError(sentenceOf(problem, Account.Field.NAME));
        emailField.showError(sentenceOf(problem, Account.Field.EMAIL));
        (mode == Mode.NEW_ACCOUNT ? newPasswordField : passwordField)
                .showError(sentenceOf(problem, Account.Field.PASSWORD));
        serverPasswordField.showError(sentenceOf(problem, Account.Field.SERVER_PASSWORD));
        String of = hasField(problem) ? "" : problem.sentence();
        error.show(of.isEmpty() ? why : of);
    }

    /** Not one with a password that this server is not known to want. */
    private boolean hasField(Account.Problem problem) {
        return switch (problem.field()) {
            case FORM -> false;
            case SERVER_PASSWORD -> possible(Mode.SERVER_PASSWORD) == Mode.SERVER_PASSWORD;
            case USER, EMAIL, NAME, PASSWORD -> true;
        };
    }

    private static String sentenceOf(Account.Problem problem, Account.Field field) {
        return problem.field() == field ? problem.sentence() : "";
    }

    private void toggle() {
        turnTo(mode == Mode.SIGN_IN ? Mode.NEW_ACCOUNT : Mode.SIGN_IN);
    }

    private void turnTo(Mode asked) {
        mode = asked;
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
            store.dispatch(
                    switch (mode) {
                        case SIGN_IN -> signIn(server);
                        case NEW_ACCOUNT -> newAccount(server);
                        case SERVER_PASSWORD ->
                            new Event.EnterAsGuest(server, TypedAccount.serverPassword(serverPassword.text()));
                    });
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
            case "server-password" -> Account.Field.SERVER_PASSWORD;
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
        ServerMessage.AuthMethods ways = account.ways();
        if (ways != null && ways.password() && !auth.passwords().knows(account.server())) {
            turnTo(Mode.SERVER_PASSWORD);
        } else {
            store.dispatch(new Event.SignIn(auth.displayName(), account.server()));
        }
    }

    /** Puts the keyboard where something is wrong, or where typing starts. */
    void focusFirst() {
        Account.Problem problem = account.problem();
        if (!problem.sentence().isEmpty() && problem.field() != Account.Field.FORM) {
            focus(problem.field());
        } else if (mode == Mode.SERVER_PASSWORD) {
            focus(Account.Field.SERVER_PASSWORD);
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
            case PASSWORD -> (mode == Mode.NEW_ACCOUNT ? newPassword : password).focus();
            case SERVER_PASSWORD -> serverPassword.focus();
        }
    }
}
