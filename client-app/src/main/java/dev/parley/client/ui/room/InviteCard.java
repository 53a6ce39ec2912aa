package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.LinkAudience;
import dev.parley.client.core.LinkToSend;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * For who is alone in a meeting: the links to send, and that they last no longer than this person stays, where that is so: who sends a link
 * and goes away has to know it then, and not only on leaving. Gone while they lead nowhere.
 */
final class InviteCard extends VBox {
    private static final int SHOWN = 3;
    private final Consumer<LinkToSend> copy;
    private final VBox links = new VBox();
    private final Label text = Labels.paragraph("", "card-text");
    private final Label title = Labels.line("", "card-title");
    private final Label password = Labels.paragraph(Texts.of("room.invite.password"), "card-text");
    private final Label knock = Labels.paragraph(Texts.of("room.invite.knock"), "card-text");
    private final Label locked = Labels.paragraph(Texts.of("room.invite.locked"), "card-text");
    private final Label ends = Labels.paragraph(Texts.of("room.invite.ends"), "field-help");
    private final Label elsewhere = Labels.paragraph(Texts.of("room.invite.only-near"), "field-help");
    private final Part<List<LinkToSend>> shown = new Part<>(this::showLinks);
    private final UserInvites users;

    InviteCard(UiStore store, Clock clock, Consumer<LinkToSend> copy) {
        this.copy = copy;
        users = new UserInvites(store, clock, "invite-user", true);
        links.getStyleClass().add("invite-links");
        VBox.setVgrow(users, Priority.ALWAYS);
        getStyleClass().addAll("card", "invite");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(title, text, locked, password, knock, links, ends, elsewhere, users);
    }

    void render(AppState state) {
        boolean alone = state.peers().isEmpty() && !Hosting.isGone(state);
        Labels.setShown(this, alone);
        if (alone) {
            List<LinkToSend> toSend = LinkToSend.of(state).stream().limit(SHOWN).toList();
            shown.show(toSend);
            Labels.setShown(ends, !toSend.isEmpty() && Hosting.endsOnLeaving(state));
            Labels.setShown(elsewhere, LinkAudience.isOnlyNear(state));
            text.setText(sentence(state, toSend));
            users.render(state);
            title.setText(
                    state.attendance().absent().isEmpty()
                            ? Texts.of("room.invite.title")
                            : Texts.of("room.invite.title.again"));
            showRules(state.room().info());
        }
    }

    /** What else it takes to come in. */
    private void showRules(@Nullable RoomInfo info) {
        RoomAccess access = info == null ? RoomAccess.OPEN : info.access();
        boolean open = !access.locked();
        Labels.setShown(password, open && access.password());
        Labels.setShown(knock, open && access.entry() == Entry.KNOCK);
        Labels.setShown(locked, !open);
        Labels.setShown(text, open);
    }

    private static String sentence(AppState state, List<LinkToSend> toSend) {
        if (state.room().links().isEmpty()) {
            return Texts.of("room.invite.no-network");
        }
        if (toSend.getFirst().isPage()) {
            return Texts.of("room.invite.page");
        }
        if (toSend.size() > 1) {
            return Texts.of("room.invite.several");
        }
        return Hosting.isHere(state) ? Texts.of("room.invite.here") : Texts.of("room.invite.server");
    }

    private void showLinks(List<LinkToSend> now) {
        links.getChildren().setAll(now.stream().map(this::row).toList());
    }

    private Node row(LinkToSend toSend) {
        TextField address = new TextField(toSend.text());
        address.setEditable(false);
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        address.setAccessibleText(
                toSend.label().isEmpty()
                        ? Texts.of("room.invite.link.accessible")
                        : Texts.of("room.invite.link.accessible.audience", toSend.label()));
        address.getStyleClass().add("link-text");
        HBox.setHgrow(address, Priority.ALWAYS);
        Node button = Buttons.icon(Icons.of(Feather.COPY, 16), Texts.of("room.invite.copy"), () -> copy.accept(toSend));
        HBox row = new HBox(address, button);
        row.getStyleClass().add("input-row");
        Label audience = Labels.paragraph(toSend.label(), "field-help");
        Labels.setShown(audience, !toSend.label().isEmpty());
        VBox field = new VBox(audience, row);
        field.getStyleClass().add("invite-link");
        return field;
    }
}
