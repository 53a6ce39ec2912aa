package dev.parley.client.app.window;

import dev.parley.client.app.Client;
import dev.parley.client.app.SettingsFile;
import dev.parley.client.app.Store;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Next;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.ui.ParleyWindow;
import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.StoreBridge;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.stage.Stage;

/** A client with its window. FX thread only, but for {@link #leave}. */
public final class AppWindow implements AutoCloseable {
    private final Stage stage;
    private final Client client;
    private final ParleyWindow window;
    private final PlacesOnDisk places;
    private final BundleSaver bundles;
    private final RecordedStatistics statistics;
    private final MeetingSignals signals;
    private final Store.Listener publisher;

    /**
     * Opens the window on this stage. The devices are not touched before a meeting is entered.
     *
     * @param folder where the client keeps what outlives it
     */
    public AppWindow(Stage stage, MediaSettings media, UiServices services, Path folder) {
        this(stage, Client.open(media, PictureObserver.NONE, folder, new SettingsFile(folder)), services);
    }

    /** Opens the window of this client, which is closed with it. */
    AppWindow(Stage stage, Client client, UiServices services) {
        this.stage = stage;
        this.client = client;
        StoreBridge bridge =
                new StoreBridge(client.store().state(), event -> client.store().send(event), Platform::runLater);
        publisher = (event, nanoTime, before, next) -> onStep(bridge, before, next);
        signals = new MeetingSignals(stage, services, CuePlayer.ofThisComputer(), DesktopNotifier.ofThisComputer());
        client.store().listen(publisher);
        places = new PlacesOnDisk(client.places());
        bundles = new BundleSaver(stage, client.store());
        statistics = new RecordedStatistics(stage, client.store());
        window = new ParleyWindow(
                stage,
                bridge,
                new ClientAccess(
                        client.pictures(),
                        places,
                        bundles,
                        statistics,
                        new DoctorInApp(
                                client.store(), () -> services.preferences().relayCertificates())),
                services);
        window.show();
    }

    /** Brings the window before all others, also out of the task bar. */
    void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** Offers to join this meeting. */
    public void invite(MeetingLink link) {
        window.invite(link);
    }

    /**
     * Says what is wrong with a link, which stays where links are entered.
     *
     * @param link as it was given
     */
    void explain(String link, String sentence) {
        window.explain(link, sentence);
    }

    /** Called on the core thread. */
    private void onStep(StoreBridge bridge, AppState before, Next<AppState> next) {
        AppState after = next.state();
        if (isSomebody(after) && !isSomebody(before)) {
            client.warmUp();
        }
        if (isEntering(after) && !isEntering(before)) {
            client.prepare();
        }
        bridge.publish(after);
        signals.onStep(before, after);
    }

    private static boolean isSomebody(AppState state) {
        return state.auth().phase() != AuthPhase.UNAUTHENTICATED;
    }

    private static boolean isEntering(AppState state) {
        return switch (state.room().phase()) {
            case CREATING, CREATED, JOINING, WAITING, JOINED -> true;
            case NO_ROOM, LEAVING, LEFT -> false;
        };
    }

    /** Leaves the meeting, ends the client and finishes a support bundle; the window then shows what was. Any thread but the core's. */
    void leave() {
        client.close();
        bundles.close();
        statistics.close();
    }

    /** Leaves the meeting and frees everything; takes a few seconds at most. */
    @Override
    public void close() {
        window.close();
        places.close();
        bundles.close();
        statistics.close();
        client.close();
        client.store().unlisten(publisher);
        signals.close();
    }
}
