package dev.parley.client.ui.dashboard;

import dev.parley.client.core.Dashboard;
import dev.parley.client.core.Knocking;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Meetings that people on the same network host. They come and go by themselves, but none goes while somebody is about to click:
 * one that has ended says so in its place, for some seconds and for as long as the pointer is on a list, and those that come are
 * the last.
 */
final class NearbyList extends StackPane {
    /** Ended ones that are shown; beyond that they all go, wherever the pointer is. */
    private static final int MOST_ENDED = 20;

    private static final Duration KEPT = Duration.seconds(5);

    /** On its way from one list to the other the pointer is on none. */
    private static final Duration CROSSING = Duration.seconds(1);

    private final Consumer<MeetingLink> join;
    private final Runnable cleared;
    private final OfferList<Offer> list = new OfferList<>(
            Texts.of("lobby.nearby.title"), offer -> offer.meeting().link(), this::row);
    private final PauseTransition stay = new PauseTransition(KEPT);
    private List<Offer> shown = List.of();
    private boolean pointed;

    /** Kept, because a binding holds on to nothing that it looks at, and would be collected with its listener. */
    private ObservableValue<Boolean> pointer = new SimpleBooleanProperty();

    /** What a row shows. */
    private record Offer(NearbyMeeting meeting, boolean ended) {
        RoomId room() {
            return meeting.link().room();
        }
    }

    /** @param cleared called when what had ended is not shown any more */
    NearbyList(Consumer<MeetingLink> join, Runnable cleared) {
        this.join = join;
        this.cleared = cleared;
        getChildren().add(list);
        managedProperty().bind(list.managedProperty());
        stay.setOnFinished(event -> clear());
    }

    /** What has ended stays for as long as this is true. */
    void keepWhile(ObservableValue<Boolean> pointerIsNear) {
        pointer = pointerIsNear;
        pointer.subscribe(now -> {
            pointed = now;
            if (!now && shown.stream().anyMatch(Offer::ended)) {
                stay.setDuration(CROSSING);
                stay.playFromStart();
            }
        });
    }

    /** Who does not look around has not been told that anything ended. What the server lists has a row there, and none here. */
    void render(Dashboard dashboard, List<RoomInfo> listed) {
        Set<RoomId> elsewhere = listed.stream().map(RoomInfo::id).collect(Collectors.toSet());
        shown = shown.stream()
                .filter(offer -> !elsewhere.contains(offer.room()))
                .toList();
        List<NearbyMeeting> only = dashboard.nearby().stream()
                .filter(near -> !elsewhere.contains(near.link().room()))
                .toList();
        if (!dashboard.looking()) {
            shown = List.of();
        } else if (!only.equals(running())) {
            follow(only);
        }
        list.render(shown);
    }

    private List<NearbyMeeting> running() {
        return shown.stream()
                .filter(offer -> !offer.ended())
                .map(Offer::meeting)
                .toList();
    }

    private void follow(List<NearbyMeeting> now) {
        Map<MeetingLink, NearbyMeeting> left = new LinkedHashMap<>();
        now.forEach(meeting -> left.put(meeting.link(), meeting));
        List<Offer> next = new ArrayList<>();
        boolean someEnded = false;
        for (Offer before : shown) {
            NearbyMeeting still = left.remove(before.meeting().link());
            someEnded |= still == null && !before.ended();
            next.add(new Offer(still == null ? before.meeting() : still, still == null));
        }
        if (next.stream().filter(Offer::ended).count() > MOST_ENDED) {
            next.removeIf(Offer::ended);
        }
        left.values().forEach(meeting -> next.add(new Offer(meeting, false)));
        shown = List.copyOf(next);
        if (someEnded) {
            stay.setDuration(KEPT);
            stay.playFromStart();
        }
    }

    private void clear() {
        if (!pointed) {
            shown = shown.stream().filter(offer -> !offer.ended()).toList();
            list.render(shown);
            cleared.run();
        }
    }

    /** Whether the meeting of this room has a row here, also one that has just ended. */
    boolean shows(RoomId room) {
        return shown.stream().anyMatch(offer -> offer.room().equals(room));
    }

    private OfferRow row(Offer offer) {
        NearbyMeeting meeting = offer.meeting();
        boolean asks = Knocking.asks(meeting.access());
        Button button = Buttons.secondary(
                asks ? Texts.of("lobby.pre-join.join.ask") : Texts.of("lobby.nearby.join"),
                () -> join.accept(meeting.link()));
        button.setAccessibleText(
                asks
                        ? Texts.of("lobby.nearby.ask.accessible", meeting.title())
                        : Texts.of("lobby.nearby.join.accessible", meeting.title()));
        if (offer.ended()) {
            button.setDisable(true);
            return new OfferRow(meeting.title(), Texts.of("lobby.nearby.ended"), button).greyed();
        }
        String address = meeting.link().server().getHost();
        String details = meeting.host().isEmpty()
                ? Texts.of("lobby.nearby.details", address)
                : Texts.of("lobby.nearby.details.hosted", meeting.host(), address);
        return new OfferRow(meeting.title(), details, meeting.access(), button);
    }
}
