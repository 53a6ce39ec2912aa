package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DoorQuestion;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.Kept;
import dev.parley.client.core.Knocking;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Notice;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.VideoReach;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Entrance;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Mark;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.RejoinCard;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.common.StatusBadge;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomId;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The dashboard: start a meeting, join one by link, or pick one from the live list. */
public final class DashboardView extends StackPane {
    /** Both cards get the same; what they really get is near it, which matters for the height of wrapped text. */
    private static final double CARD_WIDTH = 400;

    private final UiStore store;
    private final Modal modal;
    private final BooleanSupplier doorUnasked;
    private final Entrance entrance;
    private final RejoinCard rejoin;
    private final StackPane badgePlace = new StackPane();
    private final Button start = Buttons.primary(Texts.of("lobby.dashboard.new-meeting"), this::openNewMeeting);
    private final Button signOut = Buttons.quiet("", this::signOut);
    private final Avatar avatar = new Avatar("", 32);
    private final Label name = Labels.line("", "person-name");
    private final Label account = Labels.line("", "person-account");
    private final Banner error = new Banner(Notice.Severity.ERROR, this::dismissError);
    /** The meeting that one did not get into is named: there may be many in the lists. */
    private final TargetName target = new TargetName();

    private final Label reach = Labels.paragraph("", "reach-text");
    private final Tooltip measured = Buttons.story();
    private final Clock clock;
    private final OpenMeetings open;
    private final JoinByLink byLink;
    private final ReceivedInvitations invitations;
    private final OwnRooms own;
    private final NearbyList nearby;
    private final RecentList recent;
    private final Label busyText = Labels.line("", "busy-text");
    private final WaitingWords waiting = new WaitingWords();
    private final Button giveUp = Buttons.secondary(Texts.of("lobby.dashboard.give-up"), this::leave);
    private final StackPane busy = new StackPane();
    private final Part<AppState.Auth> auth = new Part<>(this::showAuth);
    private final Part<AppState.Room> room = new Part<>(this::showRoom);

    public DashboardView(
            UiStore store, UiServices services, Entrance entrance, Modal modal, BooleanSupplier doorUnasked) {
        this.doorUnasked = doorUnasked;
        this.store = store;
        this.modal = modal;
        this.entrance = entrance;
        this.clock = services.clock();
        rejoin = new RejoinCard(entrance);
        rejoin.precede(start);
        byLink = new JoinByLink(entrance::join);
        invitations = new ReceivedInvitations(store, services.clock(), entrance);
        own = new OwnRooms(store, services, modal, entrance::join);
        open = new OpenMeetings(services.clock(), entrance::join);
        nearby = new NearbyList(entrance::join, () -> render(store.state()));
        recent = new RecentList(services.clock(), this::enterAgain, this::forget, this::restore);
        nearby.keepWhile(nearby.hoverProperty().or(recent.hoverProperty()).or(open.hoverProperty()));
        getStyleClass().addAll("screen", "dashboard");
        BorderPane page = new BorderPane(new SharpScroll(body()));
        page.setTop(header());
        // What lies behind the veil is out of reach, for the keyboard too.
        page.disableProperty().bind(busy.visibleProperty());
        getChildren().addAll(page, busyLayer());
    }

    private Node header() {
        HBox brand = new HBox(new Mark(28), Labels.line("Parley", "brand-name"));
        brand.getStyleClass().add("header-brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        VBox who = new VBox(name, account);
        who.setMinWidth(0);
        who.setAlignment(Pos.CENTER_LEFT);
        HBox person = new HBox(avatar, who);
        person.getStyleClass().add("person");
        // The badge ends with the settings, so these are in the corner, as on every page.
        HBox header = new HBox(brand, Labels.spacer(), person, signOut, badgePlace);
        header.getStyleClass().add("header");
        return header;
    }

    private Node body() {
        VBox column = new VBox(title(), rejoin, error, invitations, cards(), own, nearby, recent, open);
        column.getStyleClass().add("column");
        StackPane centre = new StackPane(column);
        centre.setAlignment(Pos.TOP_CENTER);
        return centre;
    }

    private Node title() {
        VBox title = new VBox(Labels.line(Texts.of("lobby.dashboard.title"), "page-title"), reach);
        title.getStyleClass().add("page-head");
        return title;
    }

    private Node cards() {
        HBox cards = new HBox(startCard(), joinCard());
        cards.getStyleClass().add("cards");
        return cards;
    }

    private Node startCard() {
        start.setGraphic(Icons.of(Feather.PLUS, 16));
        return card(Feather.VIDEO, Texts.of("lobby.dashboard.start"), Texts.of("lobby.dashboard.start.text"), start);
    }

    private Node joinCard() {
        return card(Feather.LINK, Texts.of("lobby.dashboard.link"), Texts.of("lobby.dashboard.link.text"), byLink);
    }

    private static Node card(Feather icon, String title, String text, Node action) {
        StackPane sign = new StackPane(Icons.of(icon, 18));
        sign.getStyleClass().add("card-sign");
        VBox texts = new VBox(Labels.line(title, "card-title"), Labels.line(text, "card-text"));
        texts.setMinWidth(0);
        HBox head = new HBox(sign, texts);
        head.getStyleClass().add("card-head");
        VBox card = new VBox(head, action);
        card.getStyleClass().addAll("card", "action-card");
        card.setMinWidth(0);
        card.setPrefWidth(CARD_WIDTH);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private Node busyLayer() {
        VBox card = new VBox(new Spinner(32), busyText, waiting, giveUp);
        card.getStyleClass().add("busy-card");
        busy.getStyleClass().add("busy-layer");
        busy.getChildren().add(card);
        Labels.setShown(busy, false);
        return busy;
    }

    /** Takes the badge that shows and changes the connection; the screens share one. */
    public void setBadge(StatusBadge badge) {
        badgePlace.getChildren().setAll(badge);
    }

    /** Puts the keyboard on the main thing to do. */
    public void focusFirst() {
        rejoin.firstFocus(start).requestFocus();
    }

    /** Takes over what was typed there. */
    public void continueFrom(DashboardView was) {
        byLink.continueFrom(was.byLink);
    }

    /** Says what is wrong with a link, which stands in the field for links then. */
    public void explain(String link, String sentence) {
        byLink.explain(link, sentence);
    }

    /** Puts a link there that was not followed now, unless something else was typed. */
    public void offerAgain(MeetingLink link) {
        byLink.offerAgain(link);
    }

    /** A dialog has opened: the person is at something else. */
    public void moveOn() {
        byLink.moveOn();
    }

    /** One is in a meeting: the link that was typed has done its work. */
    public void entered() {
        byLink.clear();
        recent.settle();
    }

    public void render(AppState state) {
        auth.show(state.auth());
        room.show(state.room());
        String name = target.of(state);
        waiting.render(state, name, clock.millis());
        rejoin.render(state);
        error.show(state.room().error().isEmpty() ? "" : name, errorOf(state));
        invitations.render(state, room -> isShownElsewhere(state, room));
        own.render(state);
        open.render(state);
        nearby.render(state.dashboard(), state.lobby().rooms());
        recent.render(state, room -> isShownElsewhere(state, room));
        showReach(VideoReach.before(state, Times.now(clock)));
    }

    private boolean isShownElsewhere(AppState state, RoomId room) {
        return state.lobby().rooms().stream().anyMatch(listed -> listed.id().equals(room))
                || nearby.shows(room)
                || OwnRooms.shows(state, room)
                || entrance.offered(state).stream().anyMatch(kept -> kept.room().equals(room));
    }

    /** Only what was measured is worth a line here. */
    private void showReach(VideoReach now) {
        Labels.setShown(reach, !now.details().isEmpty());
        reach.setText(now.text());
        measured.setText(now.details());
        reach.setTooltip(now.details().isEmpty() ? null : measured);
        reach.setAccessibleHelp(now.details());
    }

    /** Why the last try failed, or else why there is no connection. */
    private String errorOf(AppState state) {
        if (state.room().phase().screen() != RoomPhase.Screen.LIST) {
            return "";
        }
        boolean doorAsks = DoorQuestion.of(state) != DoorQuestion.NONE && !doorUnasked.getAsBoolean();
        if (state.room().refusal() == ErrorCode.NAME_TAKEN || doorAsks) {
            return ""; // The dialog that asks for another name, or a password, says it.
        }
        return state.room().error().isEmpty()
                ? state.connection().error()
                : state.room().error();
    }

    private void dismissError() {
        store.dispatch(new Event.DismissFailure());
        start.requestFocus();
    }

    private void showAuth(AppState.Auth now) {
        name.setText(now.displayName());
        avatar.setName(now.displayName());
        AccountInfo owner = now.account().owner();
        account.setText(owner == null ? "" : Texts.of("lobby.dashboard.account", owner.user()));
        Labels.setShown(account, owner != null);
        signOut.setText(signOutText(now));
    }

    private static String signOutText(AppState.Auth now) {
        return now.isOnlyName() ? Texts.of("lobby.dashboard.change-name") : Texts.of("lobby.dashboard.sign-out");
    }

    /** Others are asked after before what they use ends. */
    private void signOut() {
        Hosting hosting = Hosting.of(store.state());
        if (!hosting.concerns()) {
            store.dispatch(new Event.SignOut());
            return;
        }
        AppState.Auth auth = store.state().auth();
        ConfirmDialog dialog = new ConfirmDialog(
                auth.isOnlyName() ? Texts.of("lobby.change-name.title") : Texts.of("lobby.sign-out.title"),
                hosting.warning(Hosting.Step.SIGN_OUT),
                signOutText(auth),
                () -> {
                    modal.close();
                    store.dispatch(new Event.SignOut());
                },
                Texts.of("lobby.sign-out.stay"),
                modal::close);
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    private void enterAgain(RecentMeeting meeting) {
        switch (meeting.again(store.state())) {
            case Event.JoinByLink join -> entrance.comeBack(join.link());
            case Event.CreateRoom create when meeting.password() -> openAgain(create);
            case Event.CreateRoom create -> entrance.start(create);
            case Event.User other -> store.dispatch(other);
        }
    }

    private void restore(RecentMeeting meeting) {
        store.dispatch(new Event.RestoreRecent(meeting));
    }

    private void forget(RecentMeeting meeting) {
        store.dispatch(new Event.ForgetRecent(meeting.link()));
    }

    private void showRoom(AppState.Room now) {
        String text = Knocking.isRepeated(now)
                ? Texts.of("lobby.waiting")
                : busyTextOf(now.phase().screen());
        busyText.setText(text);
        Labels.setShown(busy, !text.isEmpty());
        Labels.setShown(giveUp, now.phase() != RoomPhase.LEAVING);
        if (!text.isEmpty()) {
            modal.close();
            giveUp.requestFocus();
        }
        if (!now.error().isEmpty() && now.refusal() == null) {
            now.links().stream().findFirst().ifPresent(byLink::offerAgain);
        }
    }

    private static String busyTextOf(RoomPhase.Screen screen) {
        return switch (screen) {
            case LIST, VIDEO_GRID -> "";
            case CREATION_SPINNER -> Texts.of("lobby.dashboard.busy.starting");
            case ROOM_INFO -> Texts.of("lobby.dashboard.busy.ready");
            case WAITING_PAGE -> Texts.of("lobby.waiting");
            case JOINING_SPINNER -> Texts.of("lobby.dashboard.busy.joining");
            case LEAVING_SPINNER -> Texts.of("lobby.dashboard.busy.leaving");
        };
    }

    private void openNewMeeting() {
        open(newMeeting());
    }

    private void openAgain(Event.CreateRoom as) {
        NewMeetingDialog dialog = newMeeting();
        dialog.fillIn(as);
        open(dialog);
    }

    private NewMeetingDialog newMeeting() {
        return new NewMeetingDialog(
                NewMeetingDialog.suggestion(store.state().auth().displayName()),
                new NewMeetingDialog.Offer(
                        mostPeople(),
                        store.state().auth().server() == null,
                        HostPowers.offersDoors(store.state()),
                        Kept.offersRooms(store.state()),
                        VideoReach.before(store.state(), Times.now(clock)).text()),
                this::start,
                modal::close);
    }

    private void open(NewMeetingDialog dialog) {
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    private void start(Event.CreateRoom request) {
        modal.close();
        entrance.start(request);
    }

    private void leave() {
        store.dispatch(new Event.LeaveRoom());
    }

    /** The server's cap; before the embedded server runs, the default one. */
    private int mostPeople() {
        AppState.Session session = store.state().connection().session();
        return session == null ? Limits.ROOM_HARD_CAP : Math.max(2, session.maxParticipants());
    }
}
