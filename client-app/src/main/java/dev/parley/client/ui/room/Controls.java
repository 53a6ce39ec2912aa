package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.Trouble;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.Participant;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The bar of controls below the pictures. Where it is {@value #WORDED_FROM} units wide there is a word below each icon. */
final class Controls extends HBox {
    private static final PseudoClass WORDED = PseudoClass.getPseudoClass("worded");
    private static final int WORDED_FROM = 1000;
    /** What an icon of the Feather set takes, of size 20. */
    private static final double GLYPH_HEIGHT = 18;

    private final UiStore store;
    private final Requests requests;
    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private final ControlButton microphone =
            new ControlButton("microphone", Shortcut.MICROPHONE, this::toggleMicrophone);
    private final ControlButton camera = new ControlButton("camera", Shortcut.CAMERA, this::toggleCamera);
    private final ControlButton hand = new ControlButton("hand", Shortcut.HAND, this::toggleHand);
    private final ControlButton chat;
    private final ControlButton people;
    private final ControlButton connections;
    private final ControlButton quality;
    private final ControlButton view;
    private final ControlButton link;
    private final ControlButton leave = new ControlButton("leave", Shortcut.LEAVE, this::leave)
            .styled("leave")
            .show(Icons.of(Feather.PHONE_OFF, 20), Texts.of("room.leave"), Texts.of("room.leave"));
    private final Part<Devices> devices = new Part<>(this::showDevices);
    private final Part<Hand> raised = new Part<>(this::showHand);
    private final Part<Boolean> copied = new Part<>(this::showCopied);
    private final Part<SidePanel> panel = new Part<>(this::showPanel);

    /** What the buttons of the devices show. */
    private record Devices(AppState.Media media, boolean audioOnly, boolean talking, boolean guest) {}

    private record Hand(boolean up, boolean serverAway) {}

    /** What the bar asks of the room screen. */
    interface Requests {
        void toggleChat();

        void togglePeople();

        void toggleConnections();

        void toggleQuality();

        void toggleView();

        void copyLink();

        void leave();

        /** Says a few words for a moment. */
        void say(String words);

        /** Somebody wants to use a device that does not work: {@code words} say which, and it is to be said why. */
        void tellTrouble(String words);
    }

    Controls(UiStore store, Requests requests) {
        this.store = store;
        this.requests = requests;
        chat = new ControlButton("chat", Shortcut.CHAT, requests::toggleChat);
        people = new ControlButton("people", Shortcut.PEOPLE, requests::togglePeople);
        connections = new ControlButton("connections", Shortcut.CONNECTIONS, requests::toggleConnections);
        quality = new ControlButton("quality", Shortcut.QUALITY, requests::toggleQuality);
        view = new ControlButton("view", Shortcut.VIEW, requests::toggleView);
        link = new ControlButton("copy-link", Shortcut.COPY_LINK, requests::copyLink);
        actions.put(Shortcut.MICROPHONE, this::toggleMicrophone);
        actions.put(Shortcut.CAMERA, this::toggleCamera);
        actions.put(Shortcut.HAND, this::toggleHand);
        actions.put(Shortcut.CHAT, requests::toggleChat);
        actions.put(Shortcut.PEOPLE, requests::togglePeople);
        actions.put(Shortcut.CONNECTIONS, requests::toggleConnections);
        actions.put(Shortcut.QUALITY, requests::toggleQuality);
        actions.put(Shortcut.VIEW, requests::toggleView);
        actions.put(Shortcut.COPY_LINK, requests::copyLink);
        actions.put(Shortcut.LEAVE, requests::leave);
        getStyleClass().add("controls");
        widthProperty().subscribe(width -> pseudoClassStateChanged(WORDED, width.doubleValue() >= WORDED_FROM));
        getChildren()
                .addAll(
                        microphone,
                        camera,
                        divider(),
                        chat,
                        people,
                        connections,
                        quality,
                        view,
                        link,
                        hand,
                        divider(),
                        leave);
        copied.show(false);
    }

    private static Region divider() {
        Region divider = new Region();
        divider.getStyleClass().add("controls-divider");
        return divider;
    }

    void focusFirst() {
        (HostPowers.maySend(store.state()) ? microphone : chat).focus();
    }

    /** What the keyboard does here. */
    Map<Shortcut, Runnable> actions() {
        return actions;
    }

    /** @param talking a muted person talks for as long as they hold a key */
    void render(AppState state, SidePanel open, PointInTime at, boolean talking) {
        Participant self = state.room().self();
        devices.show(new Devices(state.media(), isAudioOnly(state), talking, !HostPowers.maySend(state)));
        raised.show(
                new Hand(self != null && self.handRaised(), state.connection().phase() != ConnectionPhase.CONNECTED));
        panel.show(open);
        chat.setCount(state.chat().unread());
        connections.setCount((int) state.peers().values().stream()
                .filter(peer -> Trouble.of(state, peer, at).isPresent())
                .count());
    }

    private static boolean isAudioOnly(AppState state) {
        return state.mesh().choice() == QualityChoice.AUDIO_ONLY;
    }

    private void showDevices(Devices devicesNow) {
        AppState.Media now = devicesNow.media();
        boolean speaking = !devicesNow.guest()
                && (devicesNow.talking()
                        || (now.microphoneOn() && now.microphone().available()));
        boolean seen = !devicesNow.guest() && now.cameraOn() && now.camera().available() && !devicesNow.audioOnly();
        microphone.setOff(!speaking);
        microphone.setActive(devicesNow.talking());
        camera.setOff(!seen);
        microphone.setBarred(devicesNow.guest() ? Texts.of("room.guest.microphone") : "");
        camera.setBarred(devicesNow.guest() ? Texts.of("room.guest.camera") : "");
        microphone.explain(devicesNow.guest() ? "" : now.microphone().problem());
        camera.explain(devicesNow.guest() ? "" : now.camera().problem());
        microphone.show(
                Icons.of(speaking ? Feather.MIC : Feather.MIC_OFF, 20),
                // Who talks with a key held is still muted, and pressing it changes that.
                speaking && !devicesNow.talking()
                        ? Texts.of("room.controls.word.mute")
                        : Texts.of("room.controls.word.unmute"),
                devicesNow.talking() ? PushToTalk.words() : microphoneName(speaking),
                speaking
                        ? Shortcut.MICROPHONE.text()
                        : Texts.of("room.controls.microphone.keys", Shortcut.MICROPHONE.text(), Shortcut.TALK.text()));
        camera.show(
                Icons.of(seen ? Feather.VIDEO : Feather.VIDEO_OFF, 20),
                seen ? Texts.of("room.controls.word.camera.off") : Texts.of("room.controls.word.camera.on"),
                cameraName(seen, devicesNow.audioOnly()));
    }

    private static String microphoneName(boolean on) {
        return on ? Texts.of("room.microphone.mute") : Texts.of("room.microphone.unmute");
    }

    private static String cameraName(boolean on, boolean audioOnly) {
        if (on) {
            return Texts.of("room.controls.camera.off");
        }
        return audioOnly ? Texts.of("room.controls.camera.on.audio-only") : Texts.of("room.controls.camera.on");
    }

    private void showHand(Hand now) {
        boolean up = now.up();
        hand.setActive(up);
        hand.setBarred(now.serverAway() ? Texts.of("room.controls.hand.away") : "");
        hand.show(
                Icons.hand(22, GLYPH_HEIGHT),
                up ? Texts.of("room.controls.word.hand.lower") : Texts.of("room.controls.word.hand.raise"),
                up ? Texts.of("room.controls.hand.lower") : Texts.of("room.controls.hand.raise"));
    }

    private void showPanel(SidePanel open) {
        chat.setActive(open == SidePanel.CHAT);
        people.setActive(open == SidePanel.PEOPLE);
        chat.show(
                Icons.of(Feather.MESSAGE_SQUARE, 20),
                Texts.of("room.controls.chat"),
                open == SidePanel.CHAT ? Texts.of("room.controls.chat.close") : Texts.of("room.controls.chat"));
        people.show(
                Icons.of(Feather.USERS, 20),
                Texts.of("room.controls.people"),
                open == SidePanel.PEOPLE ? Texts.of("room.controls.people.close") : Texts.of("room.controls.people"));
        quality.setActive(open == SidePanel.QUALITY);
        quality.show(
                Icons.of(Feather.SLIDERS, 20),
                Texts.of("room.controls.word.quality"),
                open == SidePanel.QUALITY
                        ? Texts.of("room.controls.quality.close")
                        : Texts.of("room.controls.quality"));
        view.setActive(open == SidePanel.VIEW);
        view.show(
                Icons.of(Feather.LAYOUT, 20),
                Texts.of("room.controls.view"),
                open == SidePanel.VIEW ? Texts.of("room.controls.view.close") : Texts.of("room.controls.view"));
        connections.setActive(open == SidePanel.CONNECTIONS);
        connections.show(
                Icons.of(Feather.ACTIVITY, 20),
                Texts.of("room.controls.connections"),
                open == SidePanel.CONNECTIONS
                        ? Texts.of("room.controls.connections.close")
                        : Texts.of("room.controls.connections"));
    }

    /** Says for a moment that the link is on the clipboard. */
    void setCopied(boolean now) {
        copied.show(now);
    }

    private void showCopied(boolean now) {
        link.setActive(now);
        link.show(
                Icons.of(now ? Feather.CHECK : Feather.LINK, 20),
                now ? Texts.of("room.controls.word.link.copied") : Texts.of("room.controls.word.link"),
                now ? Texts.of("room.controls.link.copied") : Texts.of("room.controls.link"));
    }

    private void toggleMicrophone() {
        if (!HostPowers.maySend(store.state())) {
            requests.say(Texts.of("room.guest.microphone"));
            return;
        }
        AppState.Media media = store.state().media();
        store.dispatch(new Event.SetMicrophone(!media.microphoneOn()));
        tellTrouble(media.microphone(), Texts.of("room.controls.microphone.missing"));
    }

    /** Whoever chose audio only and turns the camera on has changed their mind. */
    private void toggleCamera() {
        if (!HostPowers.maySend(store.state())) {
            requests.say(Texts.of("room.guest.camera"));
            return;
        }
        boolean audioOnly = isAudioOnly(store.state());
        if (audioOnly) {
            store.dispatch(new Event.ChooseQuality(QualityChoice.AUTO));
        }
        AppState.Media media = store.state().media();
        store.dispatch(new Event.SetCamera(audioOnly || !media.cameraOn()));
        tellTrouble(media.camera(), Texts.of("room.controls.camera.missing"));
    }

    private void tellTrouble(DeviceState device, String words) {
        if (!device.trouble().isEmpty()) {
            requests.tellTrouble(words);
        }
    }

    private void toggleHand() {
        Participant self = store.state().room().self();
        store.dispatch(new Event.RaiseHand(self == null || !self.handRaised()));
    }

    private void leave() {
        requests.leave();
    }
}
