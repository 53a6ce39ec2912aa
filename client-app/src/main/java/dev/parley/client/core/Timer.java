package dev.parley.client.core;

/** A deadline the core asked for. Starting a timer that runs already replaces it. */
public sealed interface Timer {
    /** A request was not answered. */
    record Request(String id) implements Timer {}

    /** A link is not up in time: the next thing is tried. */
    record LinkDue(LinkKey key) implements Timer {}

    /** The own offer is not answered in time. */
    record Resend(LinkKey key) implements Timer {}

    /** The peer may be told again how it is shown. */
    record TellView(LinkKey key) implements Timer {}

    /** Time to tell the peers what is received of them. */
    record Health() implements Timer {}

    /** The peer of this link has not told for some time what it receives. */
    record Silence(LinkKey key) implements Timer {}

    /** Peers that the server did not name after it came back have had time to come back too. */
    record Missing() implements Timer {}

    /** The TURN credentials will expire before long. */
    record IceRefresh() implements Timer {}

    /** The next attempt to reach the server. */
    record Reconnect(int attempt) implements Timer {}

    /** The next try to come back into the room after a lost connection. */
    record Rejoin(int attempt) implements Timer {}

    /** Time for a heartbeat to the server. */
    record Heartbeat() implements Timer {}

    /** Time to tell the server what the connections are like. */
    record Report() implements Timer {}

    /** Time to look whether the person still uses the window. */
    record Idle() implements Timer {}

    /** A notice has been shown long enough. */
    record NoticeExpiry(long id) implements Timer {}
}
