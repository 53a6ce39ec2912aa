package dev.parley.client.app.lab;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Packets that the router of a lab drops, between places and from places to its own servers. Not thread-safe. */
public final class Firewall {
    private final List<String> nft;
    private final Set<String> forward = new LinkedHashSet<>();
    private final Set<String> input = new LinkedHashSet<>();

    Firewall(List<String> nft) {
        this.nft = nft;
    }

    /** Nothing passes between the two, in neither direction. */
    public void separate(Place one, Place other) throws IOException {
        forward.add(way(one, other));
        forward.add(way(other, one));
        apply();
    }

    /** No UDP packet passes in this direction. */
    public void blockUdp(Place from, Place to) throws IOException {
        forward.add(way(from, to) + " meta l4proto udp");
        apply();
    }

    /** No UDP packet of more than so many bytes passes in this direction: connectivity checks do, pictures do not. */
    public void blockLargeUdp(Place from, Place to, int bytes) throws IOException {
        forward.add(way(from, to) + " meta l4proto udp meta length > " + bytes);
        apply();
    }

    /** No UDP packet of this place reaches the servers. */
    public void blockUdpToServers(Place from) throws IOException {
        input.add("ip saddr " + from.address() + " meta l4proto udp");
        apply();
    }

    /** Of the servers, this place reaches these TCP ports only. */
    public void allowTcpToServersOnly(Place from, int... ports) throws IOException {
        String list = Arrays.stream(ports).mapToObj(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
        input.add("ip saddr " + from.address() + " meta l4proto != tcp");
        input.add("ip saddr " + from.address() + " tcp dport != " + list);
        apply();
    }

    /** Everything passes again. */
    public void open() throws IOException {
        forward.clear();
        input.clear();
        apply();
    }

    private static String way(Place from, Place to) {
        return "ip saddr " + from.address() + " ip daddr " + to.address();
    }

    private void apply() throws IOException {
        StringBuilder table = new StringBuilder("table inet lab {}\ndelete table inet lab\ntable inet lab {\n");
        chain(table, "forward", forward);
        chain(table, "input", input);
        Shell.run(nft, table.append("}\n").toString());
    }

    private static void chain(StringBuilder table, String hook, Set<String> rules) {
        table.append("chain ")
                .append(hook)
                .append(" { type filter hook ")
                .append(hook)
                .append(" priority 0;\n");
        rules.forEach(rule -> table.append(rule).append(" drop\n"));
        table.append("}\n");
    }
}
