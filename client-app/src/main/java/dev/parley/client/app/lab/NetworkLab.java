package dev.parley.client.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A router with the servers, and places around it, each in its own network namespace and its own subnet: every packet between two
 * places passes the router. What an earlier process left behind because it was killed is removed when the next lab opens. Not
 * thread-safe.
 */
public final class NetworkLab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkLab.class);

    /** Where the servers listen: the router itself, on an address that no link holds. */
    public static final String SERVERS = "10.99.0.1";

    /** Subnets are numbered. */
    private static final int MOST_SUBNETS = 250;

    private static final Pattern NAME = Pattern.compile("(?m)^parley-(\\d+)-\\S+");

    private final String prefix = "parley-" + ProcessHandle.current().pid() + "-";
    private final String router = prefix + "router" + Integer.toHexString(System.identityHashCode(this));
    private final List<String> namespaces = new ArrayList<>();
    private final Thread atExit = new Thread(this::remove, "parley-lab-remove");
    private @Nullable Firewall firewall;
    private int subnets;

    private NetworkLab() {}

    /** Why there can be no lab here, as a sentence; empty if there can. */
    public static Optional<String> problem() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return Optional.of("Network namespaces exist on Linux only.");
        }
        for (String command : List.of("ip", "nft", "tc")) {
            if (!isInstalled(command)) {
                return Optional.of(
                        "The command '" + command + "' is missing. On Debian: apt-get install iproute2 nftables");
            }
        }
        try {
            open().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Network namespaces need root. " + e.getMessage());
        }
    }

    static boolean isInstalled(String command) {
        return List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Makes the router. */
    public static NetworkLab open() throws IOException {
        NetworkLab lab = new NetworkLab();
        removeLeftovers();
        Runtime.getRuntime().addShutdownHook(lab.atExit);
        try {
            lab.makeRouter();
            return lab;
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private void makeRouter() throws IOException {
        addNamespace(router);
        ip(router, "address add " + SERVERS + "/32 dev lo");
        Shell.run(inside(router, List.of("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")), "");
        firewall = new Firewall(inside(router, List.of("nft", "-f", "-")));
    }

    /** Adds a place, connected to the router. */
    public Place place(String name) throws IOException {
        String namespace = router.replace("router", "at-" + name.toLowerCase(Locale.ROOT) + "-");
        addNamespace(namespace);
        return new Place(this, namespace);
    }

    /** What the router lets through. */
    public Firewall firewall() {
        return Objects.requireNonNull(firewall);
    }

    /** The command line that runs something on the router. */
    public List<String> onRouter(List<String> command) {
        return inside(router, command);
    }

    /** Connects a namespace to the router by a new link with new addresses, with a number that no other link has. */
    int connect(String namespace, String device) throws IOException {
        int number = ++subnets;
        if (number > MOST_SUBNETS) {
            throw new IllegalStateException("A lab has at most " + MOST_SUBNETS + " links.");
        }
        Shell.run(
                List.of(
                        "ip",
                        "link",
                        "add",
                        device,
                        "netns",
                        namespace,
                        "type",
                        "veth",
                        "peer",
                        "name",
                        onRouter(number),
                        "netns",
                        router),
                "");
        ip(
                router,
                "address add 10.99." + number + ".1/24 dev " + onRouter(number),
                "link set " + onRouter(number) + " up");
        ip(namespace, "address add 10.99." + number + ".2/24 dev " + device);
        return number;
    }

    /** The router's end of a link. */
    String onRouter(int subnet) {
        return "to" + subnet;
    }

    String router() {
        return router;
    }

    /** Several commands of {@code ip}, in a namespace. */
    static void ip(String namespace, String... commands) throws IOException {
        Shell.run(List.of("ip", "-netns", namespace, "-batch", "-"), String.join("\n", commands) + "\n");
    }

    static List<String> inside(String namespace, List<String> command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(command);
        return all;
    }

    private void addNamespace(String name) throws IOException {
        namespaces.add(name);
        Shell.run(List.of("ip", "netns", "add", name), "");
        ip(name, "link set lo up");
    }

    /** Ends the processes that run in it and removes it. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.atDebug().log("The process ends");
        }
        remove();
    }

    private void remove() {
        namespaces.forEach(NetworkLab::remove);
        namespaces.clear();
    }

    private static void remove(String namespace) {
        try {
            for (String pid : Shell.run(List.of("ip", "netns", "pids", namespace), "")
                    .lines()
                    .toList()) {
                ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
            }
            Shell.run(List.of("ip", "netns", "delete", namespace), "");
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("A network namespace is left over");
        }
    }

    /** The process that made a namespace is part of its name. */
    private static void removeLeftovers() throws IOException {
        Matcher matcher = NAME.matcher(Shell.run(List.of("ip", "netns", "list"), ""));
        while (matcher.find()) {
            if (ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                remove(matcher.group());
            }
        }
    }
}
