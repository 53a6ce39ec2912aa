package dev.parley.client.app;

import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.port.BrowserSignIn;
import dev.parley.client.port.LocalMedia;
import dev.parley.client.port.MeetingHost;
import dev.parley.client.port.Nearby;
import dev.parley.client.port.PeerLinks;
import dev.parley.client.port.Places;
import dev.parley.client.port.RecentMeetings;
import dev.parley.client.port.SignIns;
import dev.parley.client.port.Uplinks;
import java.util.function.Consumer;

/** Runs the core's effects through the ports, in order, on the core thread. No port blocks. */
record Effects(
        CurrentSocket socket,
        PeerLinks links,
        LocalMedia media,
        MeetingHost host,
        Places places,
        Uplinks uplinks,
        RecentMeetings recent,
        SignIns signIns,
        BrowserSignIn browser,
        Consumer<Event> events,
        Nearby nearby,
        Timers timers)
        implements Consumer<Effect> {
    @Override
    public void accept(Effect effect) {
        switch (effect) {
            case Effect.OpenSocket e -> socket.open(e.server());
            case Effect.CloseSocket e -> socket.close();
            case Effect.SendServer e -> socket.signaling().send(e.message(), e.id());
            case Effect.Link e -> links.execute(e.key(), e.command());
            case Effect.TrustRelays e -> links.trustRelays(e.certificates());
            case Effect.StartTimer e -> timers.start(e.timer(), e.delayMs());
            case Effect.StopTimer e -> timers.stop(e.timer());
            case Effect.Microphone e -> media.setMicrophone(e.on());
            case Effect.Camera e -> media.setCamera(e.on());
            case Effect.ListDevices e -> media.list();
            case Effect.UseDevices e -> media.use(e.choice());
            case Effect.CheckDevices e -> media.check(e.on());
            case Effect.TestSpeaker e -> media.testSpeaker();
            case Effect.KeepTicket e ->
                places.keep(new Places.Kept(e.server(), e.hosted(), e.room(), e.title(), e.name(), e.ticket()));
            case Effect.DropTicket e -> places.drop();
            case Effect.BorrowSignIn e -> signIns.borrow(e.server(), e.account(), e.id());
            case Effect.KeepSignIn e -> signIns.keep(e.server(), e.owner(), e.token());
            case Effect.ReturnSignIn e -> signIns.giveBack();
            case Effect.DropSignIn e -> signIns.drop();
            case Effect.EndSignIn e -> signIns.end(e.server(), e.account(), e.id());
            case Effect.BeginBrowserSignIn e ->
                browser.begin(e.server(), e.provider(), new BrowserEvents(e.provider(), events));
            case Effect.CancelBrowserSignIn e -> browser.cancel();
            case Effect.KeepCarried e -> uplinks.keep(e.carried());
            case Effect.KeepRecent e -> recent.keep(e.meetings());
            case Effect.LookAround e -> nearby.look(e.looking());
            case Effect.Announce e -> nearby.announce(e.port(), e.meetings());
            case Effect.StartHost e -> host.start();
            case Effect.StopHost e -> host.stop();
        }
    }
}
