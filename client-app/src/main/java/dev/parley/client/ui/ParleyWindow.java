package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.common.ConnectionStatus;
import dev.parley.client.ui.common.Entrance;
import dev.parley.client.ui.common.ErrorBoundary;
import dev.parley.client.ui.common.HeldKey;
import dev.parley.client.ui.common.MeetingView;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.Motion;
import dev.parley.client.ui.common.ServerAddress;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.common.StatusBadge;
import dev.parley.client.ui.common.Themes;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.common.ToastLayer;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.dashboard.DashboardView;
import dev.parley.client.ui.fx.Direction;
import dev.parley.client.ui.fx.FrameClock;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.client.ui.login.LoginView;
import dev.parley.client.ui.room.RoomView;
import dev.parley.client.ui.room.SmallPlace;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomInfo;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The app's one window. FX thread only. */
public final class ParleyWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final UiStore store;
    private final ClientAccess client;
    private final UiServices services;
    private final FrameClock clock = new FrameClock();
    private final Modal modal = new Modal();
    private final StackPane screens = new StackPane();
    private final ToastLayer toasts;
    private final Scene scene;
    private final DevicesDoorstep doorstep;
    private final Entrance entrance;
    private final Invitation invitation;
    private final Homecoming homecoming;
    private final Closing closing;
    private final Dialogs dialogs;
    private final DoorDialogs door;
    private final ErrorBoundary<LoginView> login;
    private final ErrorBoundary<DashboardView> dashboard;
    private final ErrorBoundary<RoomView> room;
    private final PauseTransition second = new PauseTransition(Duration.seconds(1));
    private final Part<Screen> screen = new Part<>(this::open);
    private final Part<String> title;
    private final Missed missed = new Missed();
    private final SmallPlace smallPlace;
    private final LargePlace largePlace;
    private final HeldKey held = new HeldKey();
    private final Part<Boolean> nameTaken = new Part<>(this::askForName);
    private final Part<Boolean> expired = new Part<>(this::askToSignIn);
    private final Part<Boolean> inMeeting = new Part<>(inside -> prepareDevices());
    private final Subscription subscriptions;
    private StatusBadge badge;
    private boolean looking;
    /** Of whoever is at home with nothing but a name, or was there last. */
    private @Nullable String nameAtHome;

    /** What fills the window. */
    private enum Screen {
        LOGIN,
        DASHBOARD,
        ROOM
    }

    /** Fills the stage; {@link #show} opens it. What to do when it is closed is the caller's business. */
    public ParleyWindow(Stage stage, UiStore core, ClientAccess client, UiServices services) {
        this.store = new RememberingStore(core, services);
        this.client = client;
        this.services = services;
        title = new Part<>(stage::setTitle);
        smallPlace = new SmallPlace(services);
        largePlace = new LargePlace(stage, services);
        Texts.speak(services.preferences().spoken());
        badge = newBadge();
        Themes.loadFonts();
        second.setOnFinished(event -> renderAgain());
        toasts = new ToastLayer(screens, modal, id -> store.dispatch(new Event.DismissNotice(id)));
        doorstep = new DevicesDoorstep(store, client.pictures(), clock, modal, services, this::changePreferences);
        dialogs = new Dialogs(store, client, services, modal, this::changePreferences);
        door = new DoorDialogs(store, modal, this::renderAgain, this::offerAgain);
        entrance = new Entrance(
                store,
                client.places(),
                doorstep,
                () -> ServerAddress.kept(services.preferences().server()),
                this::renderAgain,
                this::offerAgain);
        invitation = new Invitation(store, modal, entrance, this::showInvitation);
        homecoming = new Homecoming(store, services);
        closing = new Closing(stage, store, modal);
        login = ErrorBoundary.around("common.failed.login", this::loginView, this::renderAgain);
        dashboard = ErrorBoundary.around("common.failed.dashboard", this::dashboardView, this::renderAgain);
        room = new ErrorBoundary<>(
                        "common.failed.room", this::roomView, view -> view, RoomView::close, this::renderAgain)
                .withWayOut("common.failed.leave", () -> store.dispatch(new Event.LeaveRoom()));
        scene = new Scene(layers(), WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.ANY, this::onKey);
        scene.addEventFilter(InputEvent.ANY, this::onInput);
        modal.visibleProperty().subscribe(this::onDialog);
        stage.setScene(scene);
        applyTheme();
        applyDirection();
        lookAsBefore(UiPreferences.DEFAULT.view(), services.preferences().view());
        homecoming.begin();
        subscriptions = Subscription.combine(
                store.subscribe(this::render),
                stage.focusedProperty().subscribe(this::onLook),
                Platform.getPreferences().colorSchemeProperty().subscribe(this::applyTheme),
                Motion.follow(scene.getRoot()));
        trustRelays(UiPreferences.DEFAULT, services.preferences());
        useDevices(UiPreferences.DEFAULT, services.preferences());
        entrance.look();
    }

    private StatusBadge newBadge() {
        return new StatusBadge(new BadgeActions(store, modal, this::openSettings)::act);
    }

    private StackPane layers() {
        StackPane root = new StackPane(screens, modal, toasts);
        root.getStyleClass().add("parley");
        return root;
    }

    public void show() {
        largePlace.show();
    }

    /**
     * Offers to join this meeting: after signing in, or at once when signed in already. Whoever is in another one is asked first.
     */
    public void invite(MeetingLink link) {
        invitation.take(link);
    }

    /**
     * Says what is wrong with a link that nobody can follow. It stays where links are entered, to be mended.
     *
     * @param link as it was given
     */
    public void explain(String link, String sentence) {
        if (screens.getChildren().contains(login)) {
            login.use(view -> view.explain(sentence));
        }
        dashboard.use(view -> view.explain(link, sentence));
    }

    private void render(AppState state) {
        if (homecoming.isUnderWay(state)) {
            return;
        }
        entrance.follow(state);
        doorstep.follow(state);
        screen.show(screenOf(state));
        showTitle(state);
        badge.render(ConnectionStatus.of(state, Times.now(services.clock())));
        inMeeting.show(state.room().phase() == RoomPhase.JOINED);
        switch (screenOf(state)) {
            case LOGIN -> login.use(view -> view.render(state));
            case DASHBOARD -> {
                nameAtHome = state.auth().isOnlyName() ? state.auth().displayName() : null;
                dashboard.use(view -> view.render(state));
            }
            case ROOM -> room.use(view -> view.render(state));
        }
        toasts.render(state.notices());
        expired.show(screenOf(state) == Screen.ROOM && state.auth().phase() == AuthPhase.TOKEN_EXPIRED);
        dialogs.follow(state);
        nameTaken.show(state.room().refusal() == ErrorCode.NAME_TAKEN);
        door.render(state, services.clock().millis());
        invitation.follow(state);
        tickWhileWaiting(state);
        lookAround(screenOf(state) == Screen.DASHBOARD);
    }

    /** Some of what is shown changes with time alone: the seconds to the next try, how long ago somebody was heard. */
    private void tickWhileWaiting(AppState state) {
        long now = services.clock().millis();
        boolean counts = state.connection().retryAt() > now
                || state.room().door().waitsUntil() > now
                || state.room().door().retryAt() > now;
        if (counts || screenOf(state) == Screen.ROOM) {
            second.playFromStart();
        }
    }

    private void onLook(boolean looks) {
        held.leave();
        missed.setLooking(looks);
        showTitle(store.state());
        // Who is in one's rooms is not told by itself.
        if (looks && screenOf(store.state()) == Screen.DASHBOARD && Kept.offersRooms(store.state())) {
            store.dispatch(new Event.ListOwnRooms(false));
        }
    }

    /** Task bars show the title: messages that came while one looked elsewhere are counted there. */
    private void showTitle(AppState state) {
        int count =
                missed.count(state.chat().lines(), state.room().door().knocks().size());
        title.show(count == 0 ? titleOf(state) : Texts.of("lobby.window.missed", count, titleOf(state)));
    }

    private static String titleOf(AppState state) {
        RoomInfo info = state.room().info();
        return info == null || screenOf(state) != Screen.ROOM
                ? "Parley"
                : Texts.of("lobby.window.meeting", info.name());
    }

    private static Screen screenOf(AppState state) {
        boolean inside = state.room().phase().screen() == RoomPhase.Screen.VIDEO_GRID;
        return switch (state.auth().phase()) {
            case UNAUTHENTICATED, LOGGING_OUT -> Screen.LOGIN;
            // A meeting goes on while its owner is asked to sign in again.
            case AUTHENTICATING, TOKEN_EXPIRED ->
                inside && state.auth().account().owner() != null ? Screen.ROOM : Screen.LOGIN;
            case AUTHENTICATED -> inside ? Screen.ROOM : Screen.DASHBOARD;
        };
    }

    private void open(Screen now) {
        room.close();
        doorstep.leave();
        modal.close();
        closing.forget();
        fill(now);
    }

    private void fill(Screen now) {
        switch (now) {
            case LOGIN -> {
                login.use(view -> view.invite(invitation.link()));
                login.use(view -> view.offerReturn(nameAtHome));
                show(login, LoginView::focusFirst);
            }
            case DASHBOARD -> {
                login.use(LoginView::entered);
                dashboard.use(view -> view.setBadge(badge));
                show(dashboard, DashboardView::focusFirst);
            }
            case ROOM -> {
                dashboard.use(DashboardView::entered);
                show(room, RoomView::focusFirst);
            }
        }
    }

    /** Meetings on the same network are shown on the dashboard only. */
    private void lookAround(boolean now) {
        if (looking != now) {
            looking = now;
            store.dispatch(new Event.LookAround(now));
        }
    }

    private <V extends Node> void show(ErrorBoundary<V> boundary, Consumer<V> focus) {
        screens.getChildren().setAll(boundary);
        boundary.use(view -> {
            // A scroll pane takes its content into the scene with its skin, and the skin comes with the styles.
            view.applyCss();
            focus.accept(view);
        });
    }

    private LoginView loginView() {
        LoginView view = new LoginView(store, services, entrance, invitation::decline, this::openSettings);
        view.invite(invitation.link());
        return view;
    }

    /** The sign-in page is not made for this. */
    private void showInvitation(@Nullable MeetingLink link) {
        if (screens.getChildren().contains(login)) {
            login.use(view -> view.invite(link));
        }
    }

    /** Somebody turned back before that meeting: they find the link where links are entered. */
    private void offerAgain(MeetingLink link) {
        dashboard.use(view -> view.offerAgain(link));
    }

    private DashboardView dashboardView() {
        DashboardView view = new DashboardView(store, services, entrance, modal, door::isTaken);
        view.setBadge(badge);
        return view;
    }

    private RoomView roomView() {
        return new RoomView(
                store,
                client,
                services,
                clock,
                badge,
                modal,
                smallPlace,
                dialogs::toggleShortcuts,
                dialogs::askToSignIn);
    }

    /** Shows the present state once more: what is shown of it changes with time, or a view was built anew. */
    private void renderAgain() {
        render(store.state());
    }

    /**
     * A key that was held before a dialog opened is let go while it is open. One that opens or closes something does it once, however long it
     * is held.
     */
    private void onKey(KeyEvent event) {
        boolean repeated = held.isRepeated(event);
        if (repeated && (Shortcut.HELP.isPressed(event) || Shortcut.CLOSE.isPressed(event))) {
            event.consume();
        } else if (Shortcut.HELP.isPressed(event)) {
            dialogs.toggleShortcuts();
            event.consume();
        } else if (screenOf(store.state()) == Screen.ROOM
                && (!modal.isOpen() || event.getEventType() == KeyEvent.KEY_RELEASED)) {
            room.use(view -> view.onKey(event));
        }
    }

    private void onDialog(boolean open) {
        if (open) {
            dashboard.use(DashboardView::moveOn);
        }
    }

    private void onInput(InputEvent event) {
        if (screenOf(store.state()) == Screen.ROOM) {
            room.use(view -> view.onInput(event));
        }
    }

    private void openSettings() {
        doorstep.leave();
        dialogs.openSettings();
    }

    private void changePreferences(UnaryOperator<UiPreferences> edit) {
        savePreferences(edit.apply(services.preferences()));
    }

    private void savePreferences(UiPreferences preferences) {
        UiPreferences before = services.preferences();
        trustRelays(before, preferences);
        useDevices(before, preferences);
        services.save(preferences);
        applyTheme();
        if (preferences.spoken() != Texts.language()) {
            speak(preferences.spoken());
        }
        if (startsOtherwise(before, preferences) && store.state().room().phase() != RoomPhase.JOINED) {
            prepareDevices();
        }
    }

    /** All that is to be read is made anew. What was typed or opened stays, and so do the settings, where the language was chosen. */
    private void speak(Language language) {
        Texts.speak(language);
        applyTheme();
        applyDirection();
        modal.close();
        badge = newBadge();
        login.renew((was, now) -> now.continueFrom(was));
        dashboard.renew((was, now) -> now.continueFrom(was));
        room.renew((was, now) -> now.continueFrom(was));
        toasts.renew();
        fill(screenOf(store.state()));
        renderAgain();
        dialogs.openLanguages();
    }

    private static boolean startsOtherwise(UiPreferences before, UiPreferences now) {
        return now.microphoneAtStart() != before.microphoneAtStart() || now.cameraAtStart() != before.cameraAtStart();
    }

    private void useDevices(UiPreferences before, UiPreferences now) {
        if (!now.devices().equals(before.devices())) {
            store.dispatch(new Event.ChooseDevices(now.devices()));
        }
    }

    private void lookAsBefore(MeetingView before, MeetingView now) {
        if (now.layout() != before.layout()) {
            store.dispatch(new Event.ChooseLayout(now.layout()));
        }
        if (now.selfView() != before.selfView()) {
            store.dispatch(new Event.PlaceSelfView(now.selfView()));
        }
    }

    private void trustRelays(UiPreferences before, UiPreferences now) {
        if (now.relayCertificates() != before.relayCertificates()) {
            store.dispatch(new Event.TrustRelays(now.relayCertificates()));
        }
    }

    /** Dresses the window as the settings say now. */
    void applyTheme() {
        Themes.apply(scene, Themes.isDark(services.preferences().theme()));
    }

    private void applyDirection() {
        scene.getRoot().setNodeOrientation(Direction.ofTexts());
    }

    /** Every meeting begins with the devices as the settings say, whatever the last one ended with. */
    private void prepareDevices() {
        if (store.state().room().phase() != RoomPhase.JOINED) {
            store.dispatch(new Event.SetMicrophone(services.preferences().microphoneAtStart()));
            store.dispatch(new Event.SetCamera(services.preferences().cameraAtStart()));
        }
    }

    /** Not in place of another dialog: the strip above the pictures says it too. */
    private void askToSignIn(boolean now) {
        if (now && !modal.isOpen()) {
            dialogs.askToSignIn();
        }
    }

    private void askForName(boolean taken) {
        if (taken) {
            dialogs.askForName();
        }
    }

    /** Stops listening and drawing. The stage stays as it is. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        largePlace.keep();
        doorstep.leave();
        second.stop();
        room.close();
        clock.close();
    }
}
