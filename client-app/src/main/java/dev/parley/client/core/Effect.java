package dev.parley.client.core;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shell does for the core. */
public sealed interface Effect {
    /** Opens the signaling socket, closing the one before. Answers: {@link Event.SocketOpened}, {@link Event.SocketClosed}. */
    record OpenSocket(URI server) implements Effect {}

    /** Closes the signaling socket. No event follows. */
    record CloseSocket() implements Effect {}

    /**
     * Sends to the server. Lost when the socket is not open.
     *
     * @param id the request's id, null where no reply is expected
     */
    record SendServer(ClientMessage message, @Nullable String id) implements Effect {}

    /** A command to a peer connection. */
    record Link(LinkKey key, LinkCommand command) implements Effect {}

    /** What relays must show, for all connections there are and will be. */
    record TrustRelays(RelayCertificates certificates) implements Effect {}

    /**
     * Fires {@link Event.TimerFired} after a delay.
     *
     * @param delayMs milliseconds, 0 or more
     */
    record StartTimer(Timer timer, long delayMs) implements Effect {}

    record StopTimer(Timer timer) implements Effect {}

    /** Turns the microphone on or off for all links. */
    record Microphone(boolean on) implements Effect {}

    /** Starts or really stops the camera. */
    record Camera(boolean on) implements Effect {}

    /** Looks which devices there are, now and from now on. Answers: {@link Event.DevicesListed}. */
    record ListDevices() implements Effect {}

    /** Uses these devices from now on, where they are there. */
    record UseDevices(DeviceChoice choice) implements Effect {}

    /** Makes the devices ready and measures the microphone without a meeting, or ends that. */
    record CheckDevices(boolean on) implements Effect {}

    /** Plays a short tone on the chosen speaker. */
    record TestSpeaker() implements Effect {}

    /**
     * Keeps the room's ticket where a later run finds it, in place of the one before, for as long as this process lives or
     * until it is dropped.
     *
     * @param hosted the server is the one inside this app
     * @param title the room's name
     * @param name under which one is in the room
     */
    record KeepTicket(URI server, boolean hosted, RoomId room, String title, String name, String ticket)
            implements Effect {
        /** Without the ticket, which lets its holder take a place. */
        @Override
        public String toString() {
            return "KeepTicket[server=" + server + ", room=" + room + ", name=" + name + "]";
        }
    }

    /** Forgets the kept ticket: the room was left. */
    record DropTicket() implements Effect {}

    /**
     * Wants the kept refresh token, to exchange it. Nobody else gets it before {@link KeepSignIn}, {@link DropSignIn} or
     * {@link ReturnSignIn}, or the end of this program. Answers: {@link Event.SignInBorrowed}.
     *
     * @param account whose it has to be, by id; empty for anybody's
     * @param id of the request
     */
    record BorrowSignIn(URI server, String account, String id) implements Effect {}

    /** Keeps a refresh token in place of the one before. Answers: {@link Event.SignInKept}. */
    record KeepSignIn(URI server, AccountInfo owner, String token) implements Effect {
        /** Without the token. */
        @Override
        public String toString() {
            return "KeepSignIn[server=" + server + ", account=" + owner.id() + "]";
        }
    }

    /** The borrowed token was not used, or nobody knows whether it was. */
    record ReturnSignIn() implements Effect {}

    /** The borrowed token is of no use any more. */
    record DropSignIn() implements Effect {}

    /** Forgets a kept sign-in, and tells its token for the last time. Answers: {@link Event.SignInBorrowed}. */
    record EndSignIn(URI server, String account, String id) implements Effect {}

    /** Opens the page of the server's provider in the browser, in place of one opened before. Answers: {@link Event.Browser}. */
    record BeginBrowserSignIn(URI server, OidcProvider provider) implements Effect {}

    /** Nothing is heard of it any more. */
    record CancelBrowserSignIn() implements Effect {}

    /** Remembers what the uplink of the network this computer is on was seen to carry. */
    record KeepCarried(Carried carried) implements Effect {}

    /** Remembers the recent meetings, in place of those remembered before. */
    record KeepRecent(List<RecentMeeting> meetings) implements Effect {
        public KeepRecent {
            meetings = List.copyOf(meetings);
        }
    }

    /** Looks for meetings on the same network, or no longer. Answers: {@link Event.NearbyFound}. */
    record LookAround(boolean looking) implements Effect {}

    /**
     * Announces these meetings on the network, and no others.
     *
     * @param port the embedded server's; 0 while it does not run
     */
    record Announce(int port, List<Announcement> meetings) implements Effect {
        public Announce {
            meetings = List.copyOf(meetings);
        }
    }

    /** Starts the embedded server. Answers: {@link Event.HostStarted}, {@link Event.HostFailed}. */
    record StartHost() implements Effect {}

    record StopHost() implements Effect {}
}
