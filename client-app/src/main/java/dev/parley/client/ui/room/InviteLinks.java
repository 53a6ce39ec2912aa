package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Door;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Kept;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Choice;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomInfo;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The invitation links of a meeting, for its host: making one, copying those made here, revoking any. */
final class InviteLinks extends VBox {
    private final UiStore store;
    private final Clock clock;
    private final Label about = Labels.paragraph("", "field-help");
    private final Label end = Labels.paragraph(Texts.of("room.door.invites.end"), "field-help");
    private final Label help = Labels.paragraph("", "field-help");
    private final Choice<As> as = new Choice<>(As.class, InviteLinks::label, As.PARTICIPANT, this::explain);
    private final Choice<Lasting> lasting = new Choice<>(Lasting.class, InviteLinks::label, Lasting.DAY, chosen -> {});
    private final Part<List<Row>> rows;
    private final Consumer<String> copy;
    private final Consumer<String> say;
    private final Runnable made;
    private final Set<String> revoking = new HashSet<>();
    /** Links that were there when it was looked last; null before that. */
    private @Nullable Set<String> known;

    /** What somebody comes in as; nobody comes in as host. */
    private enum As {
        PARTICIPANT(Role.PARTICIPANT),
        GUEST(Role.GUEST);

        private final Role role;

        As(Role role) {
            this.role = role;
        }
    }

    private enum Lasting {
        HOUR(1),
        DAY(24),
        WEEK(24 * 7);

        private final long ms;

        Lasting(int hours) {
            ms = hours * 3_600_000L;
        }
    }

    /** @param token empty for one that was made elsewhere, and cannot be copied here */
    private record Row(InviteInfo invite, String token) {}

    /**
     * For the meeting one hosts.
     *
     * @param copy puts a token, made into a link, on the clipboard
     * @param say tells the person, for a moment, what they have done
     * @param made brings the end of this into sight, where a new link is
     */
    InviteLinks(UiStore store, Clock clock, Consumer<String> copy, Consumer<String> say, Runnable made) {
        this.store = store;
        this.clock = clock;
        this.copy = copy;
        this.say = say;
        this.made = made;
        VBox list = new VBox();
        list.getStyleClass().add("invite-rows");
        rows = new Part<>(new KeyedRows<Row, Row, HBox>(list, row -> row, this::row, (node, row) -> {})::show);
        Button create = Buttons.secondary(
                Texts.of("room.door.invites.create"),
                () -> store.dispatch(new Event.CreateInvite(as.value().role, lasting.value().ms)));
        create.setGraphic(Icons.of(Feather.PLUS, 16));
        create.setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("door-invites");
        getChildren()
                .addAll(
                        new VBox(about, end),
                        field(Texts.of("room.door.invites.role"), as, help),
                        field(Texts.of("room.door.invites.time"), lasting),
                        create,
                        list);
        explain(As.PARTICIPANT);
    }

    private static Node field(String name, Node... parts) {
        VBox field = new VBox(Labels.line(name, "field-name"));
        field.getChildren().addAll(parts);
        field.getStyleClass().add("field");
        return field;
    }

    private HBox row(Row row) {
        InviteInfo invite = row.invite();
        String role = label(invite.role() == Role.GUEST ? As.GUEST : As.PARTICIPANT);
        String until = Texts.of("room.door.invites.until", Times.of(invite.expiresAt(), clock));
        String uses = Texts.of("room.door.invites.uses", invite.uses());
        Label elsewhere = Labels.paragraph(Texts.of("room.door.invites.elsewhere"), "field-help");
        Labels.setShown(elsewhere, row.token().isEmpty());
        VBox texts = new VBox(
                Labels.line(role, "row-title"),
                Labels.line(until, "row-details"),
                Labels.line(uses, "row-details"),
                elsewhere);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button link = Buttons.icon(
                Icons.of(Feather.COPY, 16), Texts.of("room.door.invites.copy"), () -> copy.accept(row.token()));
        Labels.setShown(link, !row.token().isEmpty());
        Button revoke = Buttons.icon(Icons.of(Feather.TRASH_2, 16), Texts.of("room.door.invites.revoke"), () -> {
            revoking.add(invite.id());
            store.dispatch(new Event.RevokeInvite(invite.id()));
        });
        HBox node = new HBox(texts, link, revoke);
        node.getStyleClass().add("invite-row");
        node.setAccessibleText(Texts.of("room.door.invites.accessible", role, until));
        return node;
    }

    /** A link is made to be sent: it is copied as soon as it is there. The server tells of each once, in answer to whoever asked for it. */
    private void takeUp(Map<String, String> tokens) {
        Set<String> before = known;
        known = Set.copyOf(tokens.keySet());
        if (before != null) {
            tokens.entrySet().stream()
                    .filter(link -> !before.contains(link.getKey()))
                    .reduce((first, last) -> last)
                    .ifPresent(link -> {
                        copy.accept(link.getValue());
                        made.run();
                    });
        }
    }

    /** Who does not host the meeting any more is told of no links, and has not withdrawn those that others see. */
    private void tellRevoked(AppState state) {
        Set<String> valid =
                state.room().door().invites().stream().map(InviteInfo::id).collect(Collectors.toSet());
        if (!HostPowers.has(state, Right.INVITE)) {
            revoking.clear();
        } else if (revoking.removeIf(id -> !valid.contains(id))) {
            say.accept(Texts.of("room.door.invites.revoked"));
        }
    }

    private static String label(As offered) {
        return switch (offered) {
            case PARTICIPANT -> Texts.of("room.door.invites.participant");
            case GUEST -> Texts.of("room.door.invites.guest");
        };
    }

    private void explain(As now) {
        help.setText(
                switch (now) {
                    case PARTICIPANT -> Texts.of("room.door.invites.participant.help");
                    case GUEST -> Texts.of("room.door.invites.guest.help");
                });
    }

    private static String label(Lasting offered) {
        return switch (offered) {
            case HOUR -> Texts.of("room.door.invites.hour");
            case DAY -> Texts.of("room.door.invites.day");
            case WEEK -> Texts.of("room.door.invites.week");
        };
    }

    void render(AppState state) {
        Door door = state.room().door();
        RoomInfo info = state.room().info();
        boolean locked = info != null && info.access().locked();
        about.setText(locked ? Texts.of("room.door.invites.help.locked") : Texts.of("room.door.invites.help"));
        tellRevoked(state);
        Labels.setShown(end, !Kept.holdsMeeting(state));
        rows.show(door.invites().stream()
                .map(invite -> new Row(invite, door.tokens().getOrDefault(invite.id(), "")))
                .toList());
        takeUp(door.tokens());
    }
}
