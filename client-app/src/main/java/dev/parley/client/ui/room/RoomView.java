package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.LinkAudience;
import dev.parley.client.core.LinkToSend;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.common.ErrorBoundary;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.common.StatusBadge;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.FrameClock;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomInfo;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;

/** The meeting. Lives for as long as one is in a room. */
public final class RoomView extends StackPane implements AutoCloseable {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW = 1000;

    private final UiStore store;
    private final UiServices services;
    private final PictureArea area;
    private final ServerStrip server;
    private final OwnStrip own;
    private final DeviceStrip devices = new DeviceStrip();
    private final ErrorBoundary<ChatPanel> chat;
    private final ErrorBoundary<PeoplePanel> people;
    private final ErrorBoundary<ConnectionsPanel> connections;
    private final ErrorBoundary<StatisticsPanel> statistics;
    private final ErrorBoundary<QualityPanel> quality;
    private final ErrorBoundary<ViewPanel> view;
    private final ErrorBoundary<DoorPanel> door;
    private final HostActions host;
    private final DoorSign doorSign = new DoorSign(() -> toggle(SidePanel.DOOR));
    private final GuestStrip guest = new GuestStrip();
    private final KnockAnswers answers;
    private final KnockStrip knocks;
    private final MuteStrip mute;
    private final Controls controls;
    private final StatusBadge badge;
    private final Label title = Labels.line("", "meeting-name");
    private final Side side = new Side(this::closePanel);
    private final BorderPane page = new BorderPane();
    private final Flash flash;
    private final ViewKeys viewKeys;
    private final PushToTalk talk;
    private final MeetingKeys keys;
    private final Subscription focus;
    private final FullScreen fullScreen;
    private final Usage usage;
    private final Part<Boolean> inside = new Part<>(this::noteEntering);
    private final Subscription frames;
    private final Part<SidePanel> panel = new Part<>(this::showPanel);
    private final Part<Boolean> chatOpen = new Part<>(this::noteChat);
    /** The panel besides the chat, which the core knows of. */
    private SidePanel beside = SidePanel.NONE;

    /**
     * For the meeting one is in.
     *
     * @param badge shows and changes the connection
     * @param modal where questions are asked
     * @param smallPlace where the small window opens
     * @param help shows the keyboard shortcuts
     * @param signIn asks the person to sign in again
     */
    public RoomView(
            UiStore store,
            ClientAccess client,
            UiServices services,
            FrameClock clock,
            StatusBadge badge,
            Modal modal,
            SmallPlace smallPlace,
            Runnable help,
            Runnable signIn) {
        this.store = store;
        server = new ServerStrip(signIn, this::leave);
        this.services = services;
        this.badge = badge;
        Runnable again = () -> render(store.state());
        usage = new Usage(store, services.clock());
        answers = new KnockAnswers(store);
        host = new HostActions(store, modal, this::closeSmallWindow);
        area = new PictureArea(
                store,
                client.pictures(),
                new PictureArea.Requests(this::explain, this::copy, this::leave, this::placeSelf, host, answers, again),
                new Input(this::onKeyInSmallWindow, this::onInput, this::noteFocus),
                services.clock(),
                smallPlace);
        flash = area.flash();
        viewKeys = new ViewKeys(store, flash::say);
        own = new OwnStrip(store);
        knocks = new KnockStrip(answers, services.clock());
        mute = new MuteStrip(store);
        chat = ErrorBoundary.around("common.failed.chat", () -> new ChatPanel(store, services, flash::say), again);
        people = ErrorBoundary.around("common.failed.people", this::peoplePanel, again);
        connections = ErrorBoundary.around(
                "common.failed.connections", () -> new ConnectionsPanel(store, this::showStatistics), again);
        statistics = ErrorBoundary.around(
                "common.failed.statistics",
                () -> new StatisticsPanel(client.statistics(), () -> showBeside(SidePanel.CONNECTIONS)),
                again);
        quality = ErrorBoundary.around("common.failed.quality", () -> new QualityPanel(store), again);
        view = ErrorBoundary.around("common.failed.view", () -> new ViewPanel(store, viewRequests(help)), again);
        door = ErrorBoundary.around(
                "common.failed.view",
                () -> new DoorPanel(store, services.clock(), this::copyInvite, flash::say, host::askToClose),
                again);
        controls = new Controls(store, requests());
        talk = new PushToTalk(store, this::showTalking);
        getStyleClass().addAll("screen", "room");
        Node header = header();
        fullScreen = new FullScreen(this, header);
        keys = new MeetingKeys(actions(), talk);
        getChildren().add(page(header));
        widthProperty().subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW));
        frames = clock.listen(area::tick);
        focus = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(this::noteFocus);
    }

    private PeoplePanel peoplePanel() {
        return new PeoplePanel(
                new UserInvites(store, services.clock(), "invite-user-people", false),
                this::copyBest,
                () -> store.dispatch(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY)),
                (peer, silenced) -> store.dispatch(new Event.SilencePeer(peer, silenced)),
                host,
                new WaitingPeople(answers, services.clock()),
                () -> showBeside(SidePanel.DOOR));
    }

    private Node page(Node header) {
        page.setTop(new VBox(header, server, guest, own, devices));
        page.setCenter(area);
        page.setBottom(new VBox(mute, knocks, controls));
        return page;
    }

    private Node header() {
        HBox named = new HBox(title, doorSign);
        named.getStyleClass().add("room-title");
        named.setMinWidth(0);
        HBox header = new HBox(named, Labels.spacer(), badge);
        header.getStyleClass().addAll("header", "room-header");
        return header;
    }

    private Controls.Requests requests() {
        return new Controls.Requests() {
            @Override
            public void toggleChat() {
                RoomView.this.toggleChat();
            }

            @Override
            public void togglePeople() {
                toggle(SidePanel.PEOPLE);
            }

            @Override
            public void toggleConnections() {
                toggle(SidePanel.CONNECTIONS);
            }

            @Override
            public void toggleQuality() {
                toggle(SidePanel.QUALITY);
            }

            @Override
            public void toggleView() {
                toggle(SidePanel.VIEW);
            }

            @Override
            public void copyLink() {
                copyBest();
            }

            @Override
            public void leave() {
                RoomView.this.leave();
            }

            @Override
            public void say(String words) {
                flash.say(words);
            }

            @Override
            public void tellTrouble(String words) {
                devices.showAgain();
                flash.say(words);
            }
        };
    }

    private ViewPanel.Requests viewRequests(Runnable help) {
        return new ViewPanel.Requests(fullScreen.on(), fullScreen::toggle, area::toggleSmallWindow, help);
    }

    private Map<Shortcut, Runnable> actions() {
        Map<Shortcut, Runnable> actions = new EnumMap<>(controls.actions());
        actions.put(Shortcut.LAYOUT, viewKeys::nextLayout);
        actions.put(Shortcut.HIDE_SELF, viewKeys::toggleSelf);
        actions.put(Shortcut.MOVE_SELF, viewKeys::moveSelf);
        actions.put(Shortcut.FULL_SCREEN, fullScreen::toggle);
        actions.put(Shortcut.SMALL_WINDOW, area::toggleSmallWindow);
        return actions;
    }

    /** Puts the keyboard on the first control. */
    public void focusFirst() {
        controls.focusFirst();
    }

    /** Takes over what was open and half written there. */
    public void continueFrom(RoomView was) {
        beside = was.beside;
        area.continueFrom(was.area);
        devices.continueFrom(was.devices);
        was.chat.use(old -> chat.use(now -> now.continueFrom(old)));
        was.statistics.use(old -> statistics.use(now -> now.continueFrom(old)));
        was.connections.use(old -> connections.use(now -> now.continueFrom(old)));
    }

    public void render(AppState state) {
        RoomInfo info = state.room().info();
        inside.show(state.room().phase() == RoomPhase.JOINED);
        title.setText(info == null ? Texts.of("room.untitled") : info.name());
        PointInTime at = Times.now(services.clock());
        area.render(state, at, talk.isHeld());
        server.render(state);
        own.render(state);
        guest.render(state);
        knocks.render(state);
        mute.render(state);
        devices.render(state.media());
        chat.use(view -> view.render(state));
        people.use(view -> view.render(state, at));
        chatOpen.show(state.chat().open());
        SidePanel open = openPanel(state);
        controls.render(state, open, at, talk.isHeld());
        doorSign.render(state, open == SidePanel.DOOR);
        door.use(panelNow -> panelNow.render(state, at));
        if (open == SidePanel.CONNECTIONS) {
            connections.use(view -> view.render(state, at));
        }
        if (open == SidePanel.STATISTICS) {
            statistics.use(panelNow -> panelNow.render(state, at));
        }
        quality.use(panelNow -> panelNow.render(state, at));
        view.use(panelNow -> panelNow.render(state));
        side.setWide(open.isWide() && !state.peers().isEmpty());
        panel.show(open);
    }

    private SidePanel openPanel(AppState state) {
        if (state.chat().open()) {
            return SidePanel.CHAT;
        }
        // Who is not host any more has nothing to change.
        if (beside == SidePanel.DOOR && !HostPowers.has(state, Right.CHANGE_ACCESS)) {
            beside = SidePanel.NONE;
        }
        return beside;
    }

    private void showPanel(SidePanel open) {
        switch (open) {
            case NONE -> page.setRight(null);
            case CHAT -> fillSide(Texts.of("room.chat.title"), chat, ChatPanel::firstFocus);
            case PEOPLE -> fillSide(Texts.of("room.people.title"), people, PeoplePanel::firstFocus);
            case CONNECTIONS -> fillSide(Texts.of("room.connections.title"), connections, ConnectionsPanel::firstFocus);
            case STATISTICS -> fillSide(Texts.of("room.statistics.title"), statistics, StatisticsPanel::firstFocus);
            case QUALITY -> fillSide(Texts.of("room.quality.title"), quality, QualityPanel::firstFocus);
            case DOOR -> {
                fillSide(Texts.of("room.door.title"), door, DoorPanel::firstFocus);
                store.dispatch(new Event.ListInvites());
            }
            case VIEW -> fillSide(Texts.of("room.view.title"), view, ViewPanel::firstFocus);
        }
    }

    private <V extends Node> void fillSide(String name, ErrorBoundary<V> content, Function<V, Node> firstFocus) {
        side.fill(name, content);
        page.setRight(side);
        content.use(view -> firstFocus.apply(view).requestFocus());
    }

    private void toggleChat() {
        store.dispatch(new Event.ShowChat(!store.state().chat().open()));
    }

    /** One panel at a time: opening the chat closes the others. */
    private void noteChat(boolean open) {
        beside = open ? SidePanel.NONE : beside;
    }

    private void toggle(SidePanel wanted) {
        showBeside(beside == wanted ? SidePanel.NONE : wanted);
    }

    private void explain(ParticipantId peer) {
        closeSmallWindow();
        connections.use(view -> view.explain(peer));
        showBeside(SidePanel.CONNECTIONS);
    }

    private void showStatistics(ParticipantId peer) {
        statistics.use(view -> view.choose(peer));
        showBeside(SidePanel.STATISTICS);
    }

    private void closePanel() {
        showBeside(SidePanel.NONE);
    }

    private void showBeside(SidePanel shown) {
        beside = shown;
        if (store.state().chat().open()) {
            store.dispatch(new Event.ShowChat(false));
        } else {
            render(store.state());
        }
    }

    private void leave() {
        host.leave();
    }

    private void placeSelf(SelfView place) {
        viewKeys.placeSelf(place);
    }

    private void closeSmallWindow() {
        area.closeSmallWindow();
    }

    private void copyBest() {
        LinkToSend.of(store.state()).stream().findFirst().ifPresent(this::copy);
    }

    private void copy(LinkToSend toSend) {
        services.copy(toSend.text());
        flash.say(LinkAudience.copied(store.state(), toSend.link()), () -> controls.setCopied(false));
        controls.setCopied(true);
    }

    private void copyInvite(String token) {
        store.state().room().links().stream().findFirst().ifPresent(link -> {
            services.copy(link.withInvite(token).toString());
            flash.say(Texts.of("room.door.invites.copied"));
        });
    }

    /** Does what a key of the meeting stands for, wherever the keyboard focus is. */
    public void onKey(KeyEvent event) {
        if (!Shortcut.CLOSE.isPressed(event)) {
            keys.onKey(event);
        } else if (fullScreen.leave()) {
            event.consume();
        } else if (page.getRight() != null) {
            closePanel();
            event.consume();
        }
    }

    private void onKeyInSmallWindow(KeyEvent event) {
        keys.onKeyInSmallWindow(event);
    }

    /** Notes that the person uses the window. */
    public void onInput(InputEvent event) {
        usage.note(event);
    }

    /** Who has just come in is there. Later, because what is being shown now must be shown first. */
    private void noteEntering(boolean now) {
        if (now) {
            Platform.runLater(usage::note);
        }
    }

    /** Without the keyboard nobody can see a key let go. */
    private void noteFocus(boolean focused) {
        if (!focused) {
            keys.leave();
        }
    }

    private void showTalking(boolean talking) {
        if (talking) {
            flash.hold(PushToTalk.words());
        } else {
            flash.hide();
        }
        if (store.state().room().phase() == RoomPhase.JOINED) {
            render(store.state());
        }
    }

    @Override
    public void close() {
        frames.unsubscribe();
        focus.unsubscribe();
        fullScreen.close();
        talk.end();
        area.close();
    }
}
