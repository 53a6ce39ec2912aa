package dev.parley.client.app;

import dev.parley.client.app.network.CurrentNetwork;
import dev.parley.client.app.network.NetworkWatch;
import dev.parley.client.app.network.UplinkFile;
import dev.parley.client.app.oidc.PageOpener;
import dev.parley.client.app.oidc.SystemBrowserSignIn;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.Served;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.nearby.MulticastNearby;
import dev.parley.client.port.LocalMedia;
import dev.parley.client.port.MeetingHost;
import dev.parley.client.port.Nearby;
import dev.parley.client.port.RecentMeetings;
import dev.parley.client.port.SignIns;
import dev.parley.client.port.Uplinks;
import dev.parley.client.signaling.WebSocketSignaling;
import dev.parley.client.webrtc.WebRtcStack;
import dev.parley.server.net.NetworkKinds;
import dev.parley.server.net.ReachableUrl;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The adapters that talk to the network and to devices, each reporting to the store. */
final class RealPorts {
    private RealPorts() {}

    /**
     * Opens them.
     *
     * @param settings where recent meetings are remembered; null for nowhere
     * @param browser shows the pages on which people sign in
     */
    static Ports open(
            Store store,
            MediaSettings media,
            PictureObserver observer,
            Path folder,
            @Nullable SettingsFile settings,
            PageOpener browser) {
        WebRtcStack stack = new WebRtcStack(
                media, (key, event) -> store.send(new Event.Link(key, event)), mediaListener(store), observer);
        WebSocketSignaling signaling = new WebSocketSignaling(
                Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-socket-deadlines")));
        Uplinks uplinks = new UplinkFile(
                folder.resolve("uplinks.properties"),
                CurrentNetwork::name,
                carried -> store.send(new Event.CarriedRecalled(carried)));
        uplinks.recall();
        Nearby nearby = new MulticastNearby(
                Threads.daemons("parley-nearby"),
                network -> NetworkKinds.of(network) == ReachableUrl.Kind.NETWORK,
                meetings -> store.send(new Event.NearbyFound(meetings)));
        NetworkWatch network = NetworkWatch.start((cause, asleep) -> changed(store, uplinks, nearby, cause, asleep));
        ProcessorWatch processors = ProcessorWatch.start((load, own) -> measured(store, load, own));
        MeetingHost host = new EmbeddedHost(hostListener(store), new HostFile(folder.resolve("host")));
        return new Ports(
                signaling,
                stack,
                stack,
                stack,
                host,
                new PlaceFiles(folder.resolve("places")),
                uplinks,
                recent(store, settings),
                new SignInFiles(folder.resolve("sign-ins"), signInListener(store)),
                new SystemBrowserSignIn(browser, new SecureRandom()),
                nearby,
                network,
                processors);
    }

    private static RecentMeetings recent(Store store, @Nullable SettingsFile settings) {
        return settings == null
                ? RecentMeetings.NONE
                : new RecentFile(settings, meetings -> store.send(new Event.RecentRecalled(meetings)));
    }

    private static void changed(
            Store store, Uplinks uplinks, Nearby nearby, Event.NetworkChanged.Cause cause, Duration asleep) {
        store.send(new Event.NetworkChanged(cause, asleep.toMillis()));
        uplinks.recall();
        nearby.networkChanged();
    }

    /** Outside a meeting nobody needs to know, and the journal has better use for its room. */
    private static void measured(Store store, double load, double own) {
        if (store.state().room().phase() == RoomPhase.JOINED) {
            store.send(new Event.ProcessorsMeasured(load, own));
        }
    }

    private static LocalMedia.Listener mediaListener(Store store) {
        return new LocalMedia.Listener() {
            @Override
            public void onDevices(DeviceState microphone, DeviceState camera) {
                store.send(new Event.DevicesChanged(microphone, camera));
            }

            @Override
            public void onListed(DeviceList list) {
                store.send(new Event.DevicesListed(list));
            }
        };
    }

    private static SignIns.Listener signInListener(Store store) {
        return new SignIns.Listener() {
            @Override
            public void onBorrowed(String id, String token) {
                store.send(new Event.SignInBorrowed(id, token));
            }

            @Override
            public void onKept(URI server, boolean written) {
                store.send(new Event.SignInKept(server, written));
            }
        };
    }

    private static MeetingHost.Listener hostListener(Store store) {
        return new MeetingHost.Listener() {
            @Override
            public void onStarted(URI local, List<URI> shared, Set<URI> tunnels) {
                store.send(new Event.HostStarted(local, shared, tunnels));
            }

            @Override
            public void onServes(Served served) {
                store.send(new Event.HostServes(served));
            }

            @Override
            public void onFailed(String message) {
                store.send(new Event.HostFailed(message));
            }
        };
    }
}
