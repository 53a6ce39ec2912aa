package dev.parley.client.simulation;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ClaimSecret;
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
    private final SimulatedServer server;
    private final FakeWorld world;
    private SimulatedSignaling signaling;
    private FakePeerLinks links;
    private final Map<Timer, Object> timers = new LinkedHashMap<>();
    private final List<StepRule> rules = new ArrayList<>();
    private AppState state;
    private long queue;

    /** What the clock on this computer's wall is ahead, ms. */
    private long skew;

    /** Counts its processes: what is meant for one that died does not reach the next. */
    private int life = 1;

    private boolean running = true;
    private Effect.KeepTicket kept;

    /** Something that must hold for every single step. */
    interface StepRule {
        void check(AppState before, Event event, Next<AppState> next);
    }

    SimulatedClient(String name, Agenda agenda, Faults faults, SimulatedServer server, FakeWorld world) {
        this.name = name;
        this.agenda = agenda;
        this.faults = faults;
        this.server = server;
        this.world = world;
        state = Program.initial(secret());
        begin();
    }

    private void begin() {
        int mine = life;
        signaling = new SimulatedSignaling(agenda, faults, server);
        links = new FakePeerLinks(world, this, (key, event) -> {
            if (mine == life) {
                onEvent(key, event);
            }
        });
    }

    /** The process is killed: the system closes its socket, and nobody is told anything. */
    void crash() {
        running = false;
        life++;
        timers.clear();
        signaling.breakDown(0, 50);
        links.vanish();
        state = Program.initial(secret());
        begin();
    }

    /** As nobody else has it, nor this client in another of its lives. */
    private ClaimSecret secret() {
        return new ClaimSecret("what " + name + " knows in life " + life);
    }

    /** The program is started again and goes where it was. */
    void startAgain(URI url) {
        running = true;
        signIn(url);
        if (kept != null) {
            happen(new Event.UseTicket(kept.room(), kept.ticket()));
            happen(new Event.JoinRoom(kept.room()));
        }
    }

    boolean isRunning() {
        return running;
    }

    /** The lid is closed: nothing happens on this computer, and all that should have comes at once when it opens. */
    void sleep(long forMs) {
        queue = Math.max(queue, agenda.now() + forMs);
        happen(new Event.NetworkChanged(Event.NetworkChanged.Cause.WOKE));
    }

    /** Somebody, or a time server, sets the clock. */
    void setClock(long newSkew) {
        skew = newSkew;
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
        int mine = life;
        queue = Math.max(queue, agenda.now() + faults.backlog());
        agenda.at(queue, () -> {
            if (mine == life && running) {
                step(event);
            }
        });
    }

    private void step(Event event) {
        AppState before = state;
        Next<AppState> next = Program.update(before, event, agenda.now() + skew);
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
            case Effect.TrustRelays trust -> links.trustRelays(trust.certificates());
            case Effect.StartTimer start -> start(start.timer(), start.delayMs());
            case Effect.StopTimer stop -> stop(stop.timer());
            case Effect.Microphone microphone -> {}
            case Effect.Camera camera -> {}
            case Effect.ListDevices list -> {}
            case Effect.UseDevices use -> {}
            case Effect.CheckDevices check -> {}
            case Effect.TestSpeaker test -> {}
            case Effect.KeepTicket keep -> kept = keep;
            case Effect.DropTicket drop -> kept = null;
            case Effect.BorrowSignIn borrow -> throw new AssertionError("nobody has an account here");
            case Effect.KeepSignIn keep -> throw new AssertionError("nobody has an account here");
            case Effect.ReturnSignIn give -> {}
            case Effect.DropSignIn drop -> {}
            case Effect.EndSignIn end -> throw new AssertionError("nobody has an account here");
            case Effect.BeginBrowserSignIn begin -> throw new AssertionError("nobody has an account here");
            case Effect.CancelBrowserSignIn cancel -> {}
            case Effect.KeepCarried keep -> {}
            case Effect.KeepRecent keep -> {}
            case Effect.LookAround look -> {}
            case Effect.Announce announce -> throw new AssertionError("nobody hosts here");
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
