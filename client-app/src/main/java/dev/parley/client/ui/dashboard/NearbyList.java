package dev.parley.client.ui.dashboard;

import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** Meetings that people on the same network host. They come and go by themselves. */
final class NearbyList extends StackPane {
    private final Consumer<MeetingLink> join;
    private final OfferList<NearbyMeeting> list =
            new OfferList<>(Texts.of("lobby.nearby.title"), NearbyMeeting::link, this::row);

    NearbyList(Consumer<MeetingLink> join) {
        this.join = join;
        getChildren().add(list);
        managedProperty().bind(list.managedProperty());
    }

    void render(List<NearbyMeeting> meetings) {
        list.render(meetings);
    }

    private OfferRow row(NearbyMeeting meeting) {
        Button button = Buttons.secondary(Texts.of("lobby.nearby.join"), () -> join.accept(meeting.link()));
        button.setAccessibleText(Texts.of("lobby.nearby.join.accessible", meeting.title()));
        String address = meeting.link().server().getHost();
        String details = meeting.host().isEmpty()
                ? Texts.of("lobby.nearby.details", address)
                : Texts.of("lobby.nearby.details.hosted", meeting.host(), address);
        return new OfferRow(meeting.title(), details, button);
    }
}
