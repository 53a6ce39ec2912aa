package dev.parley.client.app.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A computer in the lab. It starts with one network interface. */
public final class Place {
    private static final long CARRIER_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** The least with which the kernel keeps the rate, and what a home router has: bytes sent at once, time in its queue. */
    private static final String BURST = "10kb";

    private static final String LONGEST_WAIT = "300ms";

    private final NetworkLab lab;
    private final String namespace;
    private final Deque<Plug> plugs = new ArrayDeque<>();
    private int plugged;

    /** An interface, and the number of its subnet. */
    private record Plug(String device, int subnet) {
        String address() {
            return "10.99." + subnet + ".2";
        }

        String up() {
            return "link set " + device + " up";
        }

        /** The kernel removes it when the interface goes down. */
        String route() {
            return "route replace default via 10.99." + subnet + ".1";
        }
    }

    Place(NetworkLab lab, String namespace) throws IOException {
        this.lab = lab;
        this.namespace = namespace;
        plugIn();
        awaitCarrier();
    }

    /** The kernel tells up to a second late that a new link is up; who starts before that sees its network change. */
    private void awaitCarrier() throws IOException {
        List<String> state = List.of(
                "ip",
                "-netns",
                namespace,
                "-oneline",
                "link",
                "show",
                "dev",
                plugs.getLast().device());
        long deadline = System.nanoTime() + CARRIER_NANOS;
        while (!Shell.run(state, "").contains("state UP")) {
            if (System.nanoTime() - deadline >= 0) {
                throw new IOException("The link of " + namespace + " does not come up.");
            }
        }
    }

    /** Of the newest interface. */
    public String address() {
        return plugs.getLast().address();
    }

    /** The command line that runs something there. */
    public List<String> inside(List<String> command) {
        return NetworkLab.inside(namespace, command);
    }

    /** What comes in over the newest interface is so much at most, as behind a slow line: what is more waits, or is lost. */
    public void limitDownlink(int kbps) throws IOException {
        limit(lab.router(), lab.onRouter(plugs.getLast().subnet()), kbps);
    }

    /** The same for what goes out. */
    public void limitUplink(int kbps) throws IOException {
        limit(namespace, plugs.getLast().device(), kbps);
    }

    private static void limit(String namespace, String device, int kbps) throws IOException {
        List<String> command = new ArrayList<>(List.of("tc", "-netns", namespace));
        command.addAll(List.of("qdisc", "replace", "dev", device, "root", "tbf", "rate", kbps + "kbit"));
        command.addAll(List.of("burst", BURST, "latency", LONGEST_WAIT));
        Shell.run(command, "");
    }

    /** No limit any more. */
    public void liftLimits() throws IOException {
        lift(lab.router(), lab.onRouter(plugs.getLast().subnet()));
        lift(namespace, plugs.getLast().device());
    }

    /** Whether there is one or not. */
    private static void lift(String namespace, String device) throws IOException {
        Shell.run(List.of("tc", "-netns", namespace, "qdisc", "replace", "dev", device, "root", "pfifo"), "");
    }

    /** Takes the newest interface down; it keeps its address. */
    public void linkDown() throws IOException {
        NetworkLab.ip(namespace, "link set " + plugs.getLast().device() + " down");
    }

    /** Takes the newest interface up again. */
    public void linkUp() throws IOException {
        NetworkLab.ip(namespace, plugs.getLast().up(), plugs.getLast().route());
    }

    /** Removes the oldest interface for good. */
    public void unplug() throws IOException {
        NetworkLab.ip(namespace, "link delete " + plugs.removeFirst().device());
    }

    /** Adds an interface with another name and another address; everything goes over it from now on. */
    public void plugIn() throws IOException {
        String device = "eth" + plugged++;
        plugs.add(new Plug(device, lab.connect(namespace, device)));
        linkUp();
    }
}
