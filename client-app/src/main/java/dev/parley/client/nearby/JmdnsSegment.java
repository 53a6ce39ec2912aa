package dev.parley.client.nearby;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.protocol.RoomId;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network as JmDNS has it. News comes on its threads. */
final class JmdnsSegment implements Segment, ServiceListener {
    /** Whatever floods the network: more are not remembered. */
    static final int MOST_FOUND = 100;

    private static final Logger LOG = LoggerFactory.getLogger(JmdnsSegment.class);

    /** Only starts the question: whoever waits on JmDNS's thread holds up all other news. */
    private static final long ASK_MS = 1;

    private final JmDNS network;
    private final Runnable changed;
    private final Map<String, NearbyMeeting> found = new ConcurrentHashMap<>();
    private final Map<RoomId, Announced> announced = new LinkedHashMap<>();
    private boolean looking;

    /** What the network was told of a meeting last. */
    private record Announced(int port, Announcement meeting, ServiceInfo service) {}

    private JmdnsSegment(JmDNS network, Runnable changed) {
        this.network = network;
        this.changed = changed;
    }

    /**
     * Begins to listen under this address. Blocks for some seconds.
     *
     * @param changed called on JmDNS's thread when {@link #found} is not as before
     */
    static Segment open(InetAddress address, Runnable changed) throws IOException {
        // With a name, JmDNS does not ask for the computer's, which takes long and tells the network what nobody needs.
        return new JmdnsSegment(JmDNS.create(address, "parley-" + randomName()), changed);
    }

    private static String randomName() {
        byte[] bits = new byte[4];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    @Override
    public void look(boolean wanted) {
        if (wanted && !looking) {
            network.addServiceListener(Records.TYPE, this);
        } else if (!wanted && looking) {
            network.removeServiceListener(Records.TYPE, this);
            found.clear();
        }
        looking = wanted;
    }

    @Override
    public List<NearbyMeeting> found() {
        return List.copyOf(found.values());
    }

    @Override
    public void announce(int port, List<Announcement> meetings) throws IOException {
        Map<RoomId, Announcement> wanted = new LinkedHashMap<>();
        meetings.forEach(meeting -> wanted.put(meeting.room(), meeting));
        announced.entrySet().removeIf(entry -> {
            boolean stale =
                    !wanted.containsKey(entry.getKey()) || entry.getValue().port() != port;
            if (stale) {
                network.unregisterService(entry.getValue().service());
            }
            return stale;
        });
        for (Announcement meeting : wanted.values()) {
            announce(port, meeting);
        }
    }

    /** What is announced already gets new texts: taken back and announced again, it would be gone for a while. */
    private void announce(int port, Announcement meeting) throws IOException {
        Announced before = announced.get(meeting.room());
        if (before == null) {
            ServiceInfo service = Records.of(port, meeting);
            network.registerService(service);
            announced.put(meeting.room(), new Announced(port, meeting, service));
        } else if (!before.meeting().equals(meeting)) {
            before.service().setText(Records.texts(meeting));
            announced.put(meeting.room(), new Announced(port, meeting, before.service()));
        }
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
        network.requestServiceInfo(event.getType(), event.getName(), true, ASK_MS);
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
        if (found.size() >= MOST_FOUND && !found.containsKey(event.getName())) {
            LOG.atInfo().addKeyValue("name", event.getName()).log("Too many meetings are announced");
            return;
        }
        Records.read(event.getInfo()).ifPresent(meeting -> {
            if (!meeting.equals(found.put(event.getName(), meeting))) {
                changed.run();
            }
        });
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
        if (found.remove(event.getName()) != null) {
            changed.run();
        }
    }

    @Override
    public void close() {
        try {
            network.close();
        } catch (IOException e) {
            LOG.atInfo().setCause(e).log("A network could not be told that nothing is announced any more");
        }
    }
}
