package dev.parley.client.ui.login;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.BrowserWait;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Entrance;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Mark;
import dev.parley.client.ui.common.RejoinCard;
import dev.parley.client.ui.common.ServerAddress;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.common.TypedName;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.InvalidFieldException;
import java.net.URI;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The login screen: a name, and Continue. Who arranges meetings on another server can say so; one that has accounts is asked how to come
 * in next.
 */
public final class LoginView extends StackPane {
    private final UiStore store;
    private final UiServices services;
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final Field nameField = new Field(Texts.of("lobby.login.name"), name, "");
    private final Field addressField = new Field(Texts.of("lobby.login.server"), address, "");
    private final Label here = Labels.paragraph(Texts.of("lobby.login.here"), "field-help");
    private final Button serverChoice = Buttons.quiet("", this::toggleServer);
    private final Button decline;
    private final Banner damage = new Banner(Notice.Severity.WARNING);
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final Label invitation = Labels.paragraph("", "subtitle");
    private final Button submit = Buttons.primary("", this::submit);
    private final Button cancel = Buttons.secondary(Texts.of("lobby.login.cancel"), this::cancel);
    private final Button back = Buttons.secondary(Texts.of("lobby.login.cancel"), this::goBack);
    private final VBox form = new VBox();
    private final AccountForm account;
    private final HBox progress = new HBox();
    private final BrowserWait browser;
    private final Label progressText = Labels.line("", "progress-text");
    private final RejoinCard rejoin;
    private final Part<AppState.Auth> auth = new Part<>(this::showAuth);
    private @Nullable MeetingLink invite;
    /** The name with which one was at home and may be again, null for none. */
    private @Nullable String before;

    private boolean another;
    /** The person has turned away from the server whose accounts were asked for. */
    private boolean turnedAway;
    /** Why the last try failed is not said any more: the person is about to try something else. */
    private boolean triesElse;

    /**
     * @param declined the person does not want to join the meeting of {@link #invite} now
     * @param settings opens the settings
     */
    public LoginView(UiStore store, UiServices services, Entrance entrance, Runnable declined, Runnable settings) {
        this.store = store;
        decline = Buttons.quiet(Texts.of("lobby.login.not-now"), declined);
        rejoin = new RejoinCard(entrance);
        this.services = services;
        account = new AccountForm(store, this::turnAway);
        browser = new BrowserWait(services);
        String lastServer = services.preferences().server();
        another = !lastServer.isEmpty();
        name.setText(services.preferences().name());
        name.setPromptText(Texts.of("lobby.login.name.prompt"));
        name.setOnAction(event -> submit());
        address.setText(lastServer);
        address.setPromptText("ws://192.168.1.20:8443");
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        address.setOnAction(event -> submit());
        address.textProperty().subscribe(this::tryElse);
        getStyleClass().addAll("screen", "login");
        getChildren().addAll(centred(new VBox(rejoin, card())), settingsButton(settings));
        rejoin.precede(submit);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        Labels.setShown(account, false);
        damage.show(services.settings().problem());
        showInvitation();
    }

    private Node card() {
        submit.setMaxWidth(Double.MAX_VALUE);
        submit.setId("continue");
        back.setMaxWidth(Double.MAX_VALUE);
        name.setId("name");
        address.setId("address");
        HBox ways = new HBox(serverChoice, decline);
        ways.setAlignment(Pos.CENTER);
        VBox where = new VBox(here, ways);
        where.getStyleClass().add("login-where");
        form.getStyleClass().add("form");
        form.getChildren().addAll(damage, nameField, addressField, error, submit, back, where);
        progress.getStyleClass().add("progress");
        progressText.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progressText, javafx.scene.layout.Priority.ALWAYS);
        progress.getChildren().addAll(new Spinner(20), progressText, cancel);
        VBox card = new VBox(brand(), form, account, browser, progress);
        card.getStyleClass().addAll("card", "login-card");
        return card;
    }

    private Node brand() {
        VBox words = new VBox(Labels.line("Parley", "display"), invitation);
        words.setAlignment(Pos.CENTER);
        words.getStyleClass().add("brand-words");
        VBox brand = new VBox(new Mark(52), words);
        brand.getStyleClass().add("brand");
        return brand;
    }

    private static Node centred(VBox cards) {
        cards.getStyleClass().add("login-cards");
        StackPane centre = new StackPane(new javafx.scene.Group(cards));
        centre.getStyleClass().add("login-centre");
        ScrollPane scroll = new SharpScroll(centre);
        scroll.setFitToHeight(true);
        return scroll;
    }

    private static Node settingsButton(Runnable settings) {
        Button button = Buttons.icon(Icons.of(Feather.SETTINGS, 18), Texts.of("lobby.login.settings"), settings);
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        button.getStyleClass().add("corner");
        return button;
    }

    /** Shows that signing in leads to this meeting. Null for none. */
    public void invite(@Nullable MeetingLink link) {
        invite = link;
        showInvitation();
    }

    /**
     * Whoever only wanted another name may go back to what they came from.
     *
     * @param name the one they had there, null for whoever came from nowhere
     */
    public void offerReturn(@Nullable String name) {
        before = name;
        showServer();
    }

    private void onEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && form.isVisible() && back.isVisible()) {
            goBack();
            event.consume();
        }
    }

    private void goBack() {
        String name = before;
        if (name != null) {
            this.name.setText(name);
            another = false;
            showServer();
            store.dispatch(new Event.SignIn(name, null));
        }
    }

    /** Says what is wrong with a link that led here. */
    public void explain(String sentence) {
        damage.show(sentence);
    }

    private void showInvitation() {
        MeetingLink link = invite;
        invitation.setText(
                link == null
                        ? Texts.of("lobby.login.slogan")
                        : Texts.of(
                                "lobby.login.invitation",
                                link.room().toString(),
                                link.server().getHost()));
        showServer();
    }

    /** Takes over what was typed and chosen there. */
    public void continueFrom(LoginView was) {
        name.setText(was.name.getText());
        address.setText(was.address.getText());
        another = was.another;
        triesElse = was.triesElse;
        turnedAway = was.turnedAway;
        before = was.before;
        account.continueFrom(was.account);
        showServer();
    }

    public void render(AppState state) {
        auth.show(state.auth());
        rejoin.render(state);
        showError(state.auth());
    }

    private void showAuth(AppState.Auth now) {
        boolean busy = now.phase() == AuthPhase.AUTHENTICATING || now.phase() == AuthPhase.LOGGING_OUT;
        turnedAway &= !busy;
        boolean asked = AccountForm.isAskedFor(now) && !turnedAway;
        boolean newlyAsked = asked && !account.isVisible();
        Labels.setShown(form, !busy && !asked);
        Labels.setShown(account, asked);
        Labels.setShown(invitation, !asked);
        Labels.setShown(progress, busy);
        Labels.setShown(cancel, now.phase() == AuthPhase.AUTHENTICATING);
        progressText.setText(progressOf(now));
        browser.show(now.account().errand());
        triesElse = false;
        if (asked) {
            account.show(now);
        }
        if (newlyAsked) {
            account.focusFirst();
        }
    }

    /** Back to where a server is chosen. */
    private void turnAway() {
        turnedAway = true;
        another = true;
        showServer();
        showAuth(store.state().auth());
        tryElse();
        address.requestFocus();
    }

    private void showError(AppState.Auth now) {
        boolean expired = now.phase() == AuthPhase.TOKEN_EXPIRED && now.error().isEmpty();
        String why = expired ? Texts.of("lobby.login.expired") : now.error();
        error.show(triesElse ? "" : why);
    }

    private void tryElse() {
        triesElse = true;
        showError(store.state().auth());
    }

    private static String progressOf(AppState.Auth auth) {
        if (auth.phase() == AuthPhase.LOGGING_OUT) {
            return Texts.of("lobby.login.signing-out");
        }
        URI server = auth.server();
        return server == null || auth.account().errand() instanceof Account.Errand.Browse
                ? Texts.of("lobby.login.signing-in")
                : Texts.of("lobby.login.connecting", server.getHost());
    }

    private void toggleServer() {
        another = !another;
        tryElse();
        showServer();
        (another ? address : name).requestFocus();
    }

    private void showServer() {
        serverChoice.setText(another ? Texts.of("lobby.login.this-computer") : Texts.of("lobby.login.another-server"));
        submit.setText(submitText());
        Labels.setShown(serverChoice, invite == null);
        Labels.setShown(decline, invite != null);
        Labels.setShown(back, before != null && invite == null);
        Labels.setShown(here, !another && invite == null);
        Labels.setShown(addressField, another && invite == null);
    }

    private String submitText() {
        if (invite != null) {
            return Texts.of("lobby.login.join");
        }
        return before != null && !another ? Texts.of("lobby.login.rename") : Texts.of("lobby.login.continue");
    }

    /**
     * A link to a server that is not there must not keep anybody from signing in, nor the own server from following a link: the link
     * is followed from the dashboard.
     */
    private void submit() {
        nameField.showError("");
        addressField.showError("");
        try {
            String displayName = TypedName.parse(name.getText());
            Event.User signIn = invite == null
                    ? enter(displayName)
                    : new Event.SignIn(displayName, ServerAddress.kept(typedAddress()), false);
            services.save(services.preferences().withSignIn(displayName, typedAddress()));
            triesElse = false;
            store.dispatch(signIn);
        } catch (InvalidFieldException e) {
            Field wrong = e.field().equals("server") ? addressField : nameField;
            wrong.showError(e.getMessage());
            (wrong == addressField ? address : name).requestFocus();
        }
    }

    /** Only a server can have accounts. */
    private Event.User enter(String displayName) {
        URI server = chosenServer();
        return server == null ? new Event.SignIn(displayName, null) : new Event.EnterServer(displayName, server);
    }

    private @Nullable URI chosenServer() {
        return another ? ServerAddress.parse(address.getText()) : null;
    }

    private String typedAddress() {
        return another ? address.getText().strip() : "";
    }

    private void cancel() {
        store.dispatch(new Event.CancelConnecting());
    }

    /** One is in: no password stays where one was typed. */
    public void entered() {
        account.clear();
        offerReturn(null);
    }

    /** Puts the keyboard where typing starts. */
    public void focusFirst() {
        if (account.isVisible() && !rejoin.isVisible()) {
            account.focusFirst();
        } else {
            boolean toType = name.getText().isEmpty() || before != null;
            rejoin.firstFocus(toType ? name : submit).requestFocus();
            name.selectAll();
        }
    }
}
