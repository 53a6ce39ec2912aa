package dev.parley.client.app;

import dev.parley.client.app.network.NetworkWatch;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.client.port.LocalMedia;
import dev.parley.client.port.MeetingHost;
import dev.parley.client.port.Nearby;
import dev.parley.client.port.PeerLinks;
import dev.parley.client.port.Pictures;
import dev.parley.client.port.Places;
import dev.parley.client.port.RecentMeetings;
import dev.parley.client.port.SignIns;
import dev.parley.client.port.Signaling;
import dev.parley.client.port.Uplinks;

/** What the core's effects run on. */
record Ports(
        Signaling signaling,
        PeerLinks links,
        LocalMedia media,
        Pictures pictures,
        MeetingHost host,
        Places places,
        Uplinks uplinks,
        RecentMeetings recent,
        SignIns signIns,
        BrowserSignIn browser,
        Nearby nearby,
        NetworkWatch network,
        ProcessorWatch processors) {
    /** Makes ports that report to a store. */
    @FunctionalInterface
    interface Factory {
        Ports open(Store store);
    }
}
