package dev.parley.client.simulation;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.Next;
import dev.parley.client.core.Program;
import dev.parley.client.core.Timer;
import dev.parley.client.port.PeerLinks;
import dev.parley.client.port.Signaling;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person's app: the real program between fake ports. */
final class SimulatedClient implements Signaling.Listener, PeerLinks.Listener {
    private final Agenda agenda;
    private final Faults faults;
    private final String name;
    private final SimulatedSignaling signaling;
    private final FakePeerLinks links;
    private final Map<Timer, Object> timers = new LinkedHashMap<>();
    private final List<StepRule> rules = new ArrayList<>();
    private AppState state = Program.initial();
    private long queue;

    /** Something that must hold for every single step. */
    interface StepRule {
        void check(AppState before, Event event, Next<AppState> next);
    }

    SimulatedClient(String name, Agenda agenda, Faults faults, SimulatedServer server, FakeWorld world) {
        this.name = name;
        this.agenda = agenda;
        this.faults = faults;
        this.signaling = new SimulatedSignaling(agenda, faults, server);
        this.links = new FakePeerLinks(world, this);
    }

    void signIn(URI server) {
        DeviceState device = new DeviceState(true, "simulated", "");
        happen(new Event.DevicesChanged(device, device));
        happen(new Event.SignIn(name, server));
    }

    void watch(StepRule rule) {
        rules.add(rule);
    }

    /** Events wait their turn, as in the app's queue: what an effect has just closed may still have reported. */
    void happen(Event event) {
        queue = Math.max(queue, agenda.now() + faults.backlog());
        agenda.at(queue, () -> step(event));
    }

    private void step(Event event) {
        AppState before = state;
        Next<AppState> next = Program.update(before, event, agenda.now());
        rules.forEach(rule -> rule.check(before, event, next));
        state = next.state();
        next.effects().forEach(this::run);
    }

    private void run(Effect effect) {
        switch (effect) {
            case Effect.OpenSocket open -> signaling.open(open.server(), this);
            case Effect.CloseSocket close -> signaling.close();
            case Effect.SendServer send -> signaling.send(send.message(), send.id());
            case Effect.Link link -> links.execute(link.key(), link.command());
            case Effect.StartTimer start -> start(start.timer(), start.delayMs());
            case Effect.StopTimer stop -> stop(stop.timer());
            case Effect.Microphone microphone -> {}
            case Effect.Camera camera -> {}
            case Effect.KeepTicket keep -> {}
            case Effect.DropTicket drop -> {}
            case Effect.StartHost start -> throw new AssertionError("nobody hosts here");
            case Effect.StopHost stop -> throw new AssertionError("nobody hosts here");
        }
    }

    private void start(Timer timer, long delayMs) {
        Object token = new Object();
        timers.put(timer, token);
        agenda.after(delayMs, () -> {
            if (timers.remove(timer, token)) {
                happen(new Event.TimerFired(timer));
            }
        });
    }

    private void stop(Timer timer) {
        if (timers.remove(timer) != null && faults.stopsTimerTooLate()) {
            agenda.after(faults.operation(), () -> happen(new Event.TimerFired(timer)));
        }
    }

    @Override
    public void onOpened() {
        happen(new Event.SocketOpened());
    }

    @Override
    public void onClosed(String reason) {
        happen(new Event.SocketClosed(reason));
    }

    @Override
    public void onMessage(ServerMessage message, String re) {
        happen(new Event.ServerSaid(message, re));
    }

    @Override
    public void onEvent(LinkKey key, LinkEvent event) {
        happen(new Event.Link(key, event));
    }

    String name() {
        return name;
    }

    AppState state() {
        return state;
    }

    FakePeerLinks links() {
        return links;
    }

    SimulatedSignaling signaling() {
        return signaling;
    }

    int timers() {
        return timers.size();
    }
}
