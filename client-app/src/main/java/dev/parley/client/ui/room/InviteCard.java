package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.LinkAudience;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** For who is alone in a meeting: the links to send. */
final class InviteCard extends VBox {
    private static final int SHOWN = 3;
    private final Consumer<MeetingLink> copy;
    private final VBox links = new VBox();
    private final Label text = Labels.paragraph("", "card-text");
    private final Label elsewhere = Labels.paragraph(Texts.of("room.invite.only-near"), "field-help");
    private final Part<List<Invitation>> shown = new Part<>(this::showLinks);

    /**
     * A link to send.
     *
     * @param audience for whom it is, empty if it is the only one
     */
    private record Invitation(MeetingLink link, String audience) {}

    InviteCard(Consumer<MeetingLink> copy) {
        this.copy = copy;
        links.getStyleClass().add("invite-links");
        getStyleClass().addAll("card", "invite");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(Labels.line(Texts.of("room.invite.title"), "card-title"), text, links, elsewhere);
    }

    void render(AppState state) {
        boolean alone = state.peers().isEmpty();
        Labels.setShown(this, alone);
        if (alone) {
            List<Invitation> invitations = invitations(state);
            shown.show(invitations);
            Labels.setShown(elsewhere, LinkAudience.isOnlyNear(state));
            text.setText(sentence(state, invitations.size()));
        }
    }

    private static List<Invitation> invitations(AppState state) {
        Map<String, MeetingLink> byAudience = new LinkedHashMap<>();
        state.room().links().forEach(link -> byAudience.putIfAbsent(LinkAudience.label(state, link), link));
        boolean only = byAudience.size() < 2;
        return byAudience.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> new Invitation(entry.getValue(), only ? "" : entry.getKey()))
                .toList();
    }

    private static String sentence(AppState state, int different) {
        if (state.room().links().isEmpty()) {
            return Texts.of("room.invite.no-network");
        }
        if (different > 1) {
            return Texts.of("room.invite.several");
        }
        return Hosting.isHere(state) ? Texts.of("room.invite.here") : Texts.of("room.invite.server");
    }

    private void showLinks(List<Invitation> now) {
        links.getChildren().setAll(now.stream().map(this::row).toList());
    }

    private Node row(Invitation invitation) {
        MeetingLink link = invitation.link();
        TextField address = new TextField(link.toString());
        address.setEditable(false);
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        address.setAccessibleText(
                invitation.audience().isEmpty()
                        ? Texts.of("room.invite.link.accessible")
                        : Texts.of("room.invite.link.accessible.audience", invitation.audience()));
        address.getStyleClass().add("link-text");
        HBox.setHgrow(address, Priority.ALWAYS);
        Node button = Buttons.icon(Icons.of(Feather.COPY, 16), Texts.of("room.invite.copy"), () -> copy.accept(link));
        HBox row = new HBox(address, button);
        row.getStyleClass().add("input-row");
        Label audience = Labels.paragraph(invitation.audience(), "field-help");
        Labels.setShown(audience, !invitation.audience().isEmpty());
        VBox field = new VBox(audience, row);
        field.getStyleClass().add("invite-link");
        return field;
    }
}
