package dev.parley.client.app;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Participants without pictures, several in one process, each a real client with a media factory of its own. Takes orders on
 * standard input:
 *
 * <p>{@code enter NAME} · {@code create NAME} · {@code join NAME ROOM} · {@code heard NAME PEER}, which says that the peer hears this one
 *
 * <p>and says on standard output, once each, what has become true:
 *
 * <p>{@code NAME ready} · {@code NAME joined ROOM} · {@code NAME linked PEER} · {@code NAME hears PEER} · {@code NAME reads PEER} ·
 * {@code NAME repairs PEER}, when something had to be tried again · {@code NAME rests PEER}, when that took so long that it was left alone
 * for a while · {@code NAME fails SENTENCE}, when only a person can go on
 *
 * <p>Ends when its input does.
 */
final class ManyVoices {
    private final Map<String, Voice> voices = new HashMap<>();
    private final URI server;
    private final int company;
    private final Path folder;

    private ManyVoices(URI server, int company, Path folder) {
        this.server = server;
        this.company = company;
        this.folder = folder;
    }

    /** Takes the server's URL, how many others each will meet, and a folder for what clients keep. */
    public static void main(String[] args) throws IOException {
        ManyVoices all = new ManyVoices(URI.create(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            all.follow(order.split(" ", -1));
        }
        // Nobody waits until each has left.
        Runtime.getRuntime().halt(0);
    }

    private void follow(String[] order) {
        String name = order[1];
        switch (order[0]) {
            case "enter" -> voices.put(name, new Voice(name));
            case "create" -> voices.get(name).send(new Event.CreateRoom(name, Visibility.PRIVATE, 0));
            case "join" -> voices.get(name).send(new Event.JoinRoom(new RoomId(order[2])));
            case "heard" -> voices.get(name).heardBy(order[2]);
            default -> throw new IllegalArgumentException(order[0]);
        }
    }

    /** Greets in the chat when everybody is there, and speaks while somebody connected has not heard it yet: sound costs. */
    private final class Voice {
        private final String name;
        private final Client client;
        private final Set<String> said = new HashSet<>();
        private final Set<String> heardBy = new HashSet<>();
        private boolean devicesReady;
        private boolean greeted;
        private boolean speaking;

        Voice(String name) {
            this.name = name;
            client = Client.open(
                    new MediaSettings(MediaSettings.Camera.OFF, 320, 180, 1, MediaSettings.Microphone.TONE, name),
                    PictureObserver.NONE,
                    folder);
            client.store().listen(this::onEvent);
            client.prepare();
            send(new Event.SetCamera(false));
            send(new Event.SetMicrophone(false));
            send(new Event.SignIn(name, server));
        }

        void send(Event event) {
            client.store().send(event);
        }

        synchronized void heardBy(String peer) {
            heardBy.add(peer);
            speak(client.store().state());
        }

        private synchronized void onEvent(Event event, long nanoTime, AppState before, Next<AppState> next) {
            AppState after = next.state();
            devicesReady |= event instanceof Event.DevicesChanged;
            lookAround(after);
            after.peers().values().forEach(this::look);
            if (event instanceof Event.Link(var key, var what) && after.peers().containsKey(key.peer())) {
                listen(nameOf(after.peers().get(key.peer())), what);
            }
            greet(after);
            speak(after);
        }

        private void lookAround(AppState state) {
            AppState.Room room = state.room();
            if (devicesReady
                    && state.auth().phase() == AuthPhase.AUTHENTICATED
                    && state.connection().session() != null) {
                say("ready");
            }
            if (room.phase() == RoomPhase.JOINED && room.info() != null) {
                say("joined " + room.info().id().value());
            }
            if (!room.error().isEmpty()) {
                say("fails " + room.error());
            }
        }

        private void look(PeerState peer) {
            PeerState.Repair repair = peer.repair();
            if (peer.link() == LinkPhase.CONNECTED && peer.channelOpen()) {
                say("linked " + nameOf(peer));
            }
            if (repair.restarts() + repair.rebuilds() > 0) {
                say("repairs " + nameOf(peer));
            }
            if (repair.failures() > 0) {
                say("rests " + nameOf(peer));
            }
        }

        private void listen(String peer, LinkEvent event) {
            if (event instanceof LinkEvent.FirstAudio) {
                say("hears " + peer);
            }
            if (event instanceof LinkEvent.Received(PeerMessage.Chat chat)) {
                say("reads " + peer);
            }
        }

        private void greet(AppState state) {
            boolean complete = state.peers().size() == company
                    && state.peers().values().stream().allMatch(PeerState::channelOpen);
            if (complete && !greeted) {
                greeted = true;
                send(new Event.SendChat("hello", "Hello from " + name));
            }
        }

        private void speak(AppState state) {
            boolean due = state.peers().values().stream()
                    .anyMatch(peer -> peer.link() == LinkPhase.CONNECTED && !heardBy.contains(nameOf(peer)));
            if (due != speaking) {
                speaking = due;
                send(new Event.SetMicrophone(due));
            }
        }

        private static String nameOf(PeerState peer) {
            return peer.participant().name();
        }

        private void say(String fact) {
            if (said.add(fact)) {
                System.out.println(name + " " + fact);
            }
        }
    }
}
