package dev.parley.client.app.lab;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A computer in the lab, with one network interface. */
public final class Place {
    private static final long CARRIER_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String namespace;
    private final NetworkLab lab;
    private int moves;
    private String device = "";
    private int subnet;

    Place(NetworkLab lab, String namespace) throws IOException {
        this.lab = lab;
        this.namespace = namespace;
        plugIn();
        awaitCarrier();
    }

    /** The kernel tells up to a second late that a new link is up; who starts before that sees its network change. */
    private void awaitCarrier() throws IOException {
        List<String> state = List.of("ip", "-netns", namespace, "-oneline", "link", "show", "dev", device);
        long deadline = System.nanoTime() + CARRIER_NANOS;
        while (!Shell.run(state, "").contains("state UP")) {
            if (System.nanoTime() - deadline >= 0) {
                throw new IOException("The link of " + namespace + " does not come up.");
            }
        }
    }

    /** Its address at the moment. */
    public String address() {
        return "10.99." + subnet + ".2";
    }

    /** The command line that runs something there. */
    public List<String> inside(List<String> command) {
        return NetworkLab.inside(namespace, command);
    }

    /** Takes the interface down; it keeps its address. */
    public void linkDown() throws IOException {
        NetworkLab.ip(namespace, "link set " + device + " down");
    }

    /** Takes the interface up again, with the route that the kernel removed when it went down. */
    public void linkUp() throws IOException {
        NetworkLab.ip(namespace, "link set " + device + " up", "route add default via " + gateway());
    }

    /** Removes the interface for good. */
    public void unplug() throws IOException {
        NetworkLab.ip(namespace, "link delete " + device);
    }

    /** Adds an interface with another name and another address. */
    public void plugIn() throws IOException {
        device = "eth" + moves++;
        subnet = lab.connect(namespace, device);
        linkUp();
    }

    private String gateway() {
        return "10.99." + subnet + ".1";
    }
}
