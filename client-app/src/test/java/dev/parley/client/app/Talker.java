package dev.parley.client.app;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Notice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.webrtc.NativeLibrary;
import dev.parley.protocol.Visibility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process in which somebody with this computer's sound devices does what its standard input says, and writes down what its state
 * is: one line after each change, {@code key=value}, and answers.
 */
final class Talker {
    private final Client client;
    private final AtomicInteger descriptions = new AtomicInteger();
    private DeviceChoice choice = DeviceChoice.DEFAULT.withProcessing(SoundProcessing.NONE);

    private Talker(Client client) {
        this.client = client;
    }

    /** {@code main NAME FOLDER}. */
    public static void main(String[] args) throws IOException {
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.OFF, 320, 180, 5, MediaSettings.Microphone.DEVICE, args[0]);
        Client client = Client.open(media, PictureObserver.NONE, Path.of(args[1]));
        try (client) {
            Talker talker = new Talker(client);
            client.store().listen((event, nanoTime, before, next) -> talker.step(event, before, next.state()));
            client.store().send(new Event.SignIn(args[0], null));
            client.store().send(new Event.ChooseDevices(talker.choice));
            talker.listen();
        }
        NativeLibrary.quietExit();
    }

    private void listen() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            obey(words[0], words.length == 1 ? "" : words[1]);
        }
    }

    private void obey(String order, String what) {
        switch (order) {
            case "create" -> send(new Event.CreateRoom("Talk", Visibility.PRIVATE, 3));
            case "join" -> send(new Event.JoinByLink(MeetingLink.parse(what)));
            case "leave" -> send(new Event.LeaveRoom());
            case "list" -> send(new Event.ListDevices());
            case "check" -> send(new Event.CheckDevices(Boolean.parseBoolean(what)));
            case "test" -> send(new Event.TestSpeaker());
            case "mute" -> send(new Event.SetMicrophone(false));
            case "unmute" -> send(new Event.SetMicrophone(true));
            case "microphone" -> choose(choice.withMicrophone(what));
            case "speaker" -> choose(choice.withSpeaker(what));
            case "suppress-noise" ->
                choose(choice.withProcessing(choice.processing().withNoiseSuppression(Boolean.parseBoolean(what))));
            case "links" -> say("links", String.valueOf(connected(client.store().state())));
            case "level" -> say("level", String.valueOf(client.pictures().selfLevel()));
            case "descriptions" -> say("descriptions", String.valueOf(descriptions.get()));
            default -> throw new IllegalArgumentException(order);
        }
    }

    private void choose(DeviceChoice wanted) {
        choice = wanted;
        send(new Event.ChooseDevices(wanted));
    }

    private void send(Event event) {
        client.store().send(event);
    }

    /** On the core thread. */
    private void step(Event event, AppState before, AppState after) {
        if (event instanceof Event.Link link
                && (link.event() instanceof LinkEvent.OfferApplied
                        || link.event() instanceof LinkEvent.AnswerApplied)) {
            descriptions.incrementAndGet();
        }
        if (before.room().phase() != after.room().phase()) {
            // What prepares the devices in the app's window.
            if (after.room().phase() == RoomPhase.JOINING) {
                client.prepare();
            }
            say("room", after.room().phase().name());
        }
        if (!before.room().links().equals(after.room().links())
                && !after.room().links().isEmpty()) {
            say("link", after.room().links().getFirst().toString());
        }
        if (isConnected(after) && !isConnected(before)) {
            say("connected", "true");
        }
        after.notices().stream()
                .filter(notice -> !before.notices().contains(notice))
                .map(Notice::text)
                .forEach(text -> say("notice", text));
        if (!before.media().microphone().equals(after.media().microphone())) {
            say("microphone", after.media().microphone().name());
        }
        DeviceList list = after.media().devices().list();
        if (list != null && !list.equals(before.media().devices().list())) {
            say("microphones", String.join(",", list.microphones().all()));
            say("speakers", String.join(",", list.speakers().all()));
        }
    }

    private static boolean isConnected(AppState state) {
        return connected(state) > 0;
    }

    private static long connected(AppState state) {
        return state.peers().values().stream()
                .filter(peer -> peer.link() == LinkPhase.CONNECTED)
                .count();
    }

    private static void say(String key, String value) {
        synchronized (System.out) {
            System.out.println(key + "=" + value);
            System.out.flush();
        }
    }
}
