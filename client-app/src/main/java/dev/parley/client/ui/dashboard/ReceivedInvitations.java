package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.UserInvitations;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Entrance;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.RoomId;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** Invitations of other users to this one: those that wait for an answer, and those that still let one in. Gone while there are none. */
final class ReceivedInvitations extends StackPane {
    private final UiStore store;
    private final Clock clock;
    private final Entrance entrance;
    private final OfferList<Offer> list = new OfferList<>(
            Texts.of("lobby.invitation.title"), offer -> offer.invitation().id(), this::row);

    /** @param busy the answer is under way */
    private record Offer(Invitation invitation, boolean busy) {}

    ReceivedInvitations(UiStore store, Clock clock, Entrance entrance) {
        this.store = store;
        this.clock = clock;
        this.entrance = entrance;
        getChildren().add(list);
        managedProperty().bind(list.managedProperty());
    }

    /** @param elsewhere rooms that are offered elsewhere on the page, so that an answered invitation need not be */
    void render(AppState state, Predicate<RoomId> elsewhere) {
        List<Offer> offers = UserInvitations.received(state).stream()
                .filter(invitation ->
                        invitation.state() == InvitationState.PENDING || !isOffered(state, invitation, elsewhere))
                .map(invitation -> new Offer(invitation, UserInvitations.isBeingAnswered(state, invitation.id())))
                .toList();
        list.render(offers);
    }

    private static boolean isOffered(AppState state, Invitation invitation, Predicate<RoomId> elsewhere) {
        return elsewhere.test(invitation.room())
                || state.dashboard().recent().stream()
                        .anyMatch(meeting -> meeting.room().equals(invitation.room()));
    }

    private OfferRow row(Offer offer) {
        Invitation invitation = offer.invitation();
        String title = invitation.roomName();
        String until = Times.of(invitation.expiresAt(), clock);
        if (invitation.state() == InvitationState.ACCEPTED) {
            Button enter = Buttons.secondary(Texts.of("lobby.own.enter"), () -> entrance.join(invitation.room()));
            enter.setAccessibleText(Texts.of("lobby.own.enter.accessible", title));
            return new OfferRow(title, Texts.of("lobby.invitation.accepted", invitation.fromName(), until), enter);
        }
        Button accept = Buttons.secondary(Texts.of("lobby.invitation.accept"), () -> entrance.accept(invitation));
        accept.setAccessibleText(Texts.of("lobby.invitation.accept.accessible", title, invitation.fromName()));
        Button decline = Buttons.quiet(
                Texts.of("lobby.invitation.decline"),
                () -> store.dispatch(new Event.DeclineInvitation(invitation.id())));
        decline.setAccessibleText(Texts.of("lobby.invitation.decline.accessible", title, invitation.fromName()));
        String details = offer.busy()
                ? Texts.of("lobby.invitation.busy")
                : Texts.of("lobby.invitation.from", invitation.fromName(), invitation.from(), until);
        return new OfferRow(title, details, accept, decline);
    }
}
