package dev.parley.server.net;

/**
 * A URL under which a server can be reached.
 *
 * @param url such as {@code ws://192.168.1.20:41234}
 * @param kind from where
 */
public record ReachableUrl(String url, Kind kind) {
    /** From where an address can be reached, as far as the computer that has it can tell. */
    public enum Kind {
        /** From the network this computer is on, or from the internet. */
        NETWORK,
        /** From inside a virtual private network. */
        TUNNEL,
        /** From containers and virtual machines inside this computer. */
        INSIDE,
        /** From this computer only. */
        THIS_COMPUTER
    }
}
