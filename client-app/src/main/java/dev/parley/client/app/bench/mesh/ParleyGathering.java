package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.VirtualScreen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People with Parley, headless or with its window. */
final class ParleyGathering implements Gathering {
    private static final int SCREEN_WIDTH = 2720;
    private static final int SCREEN_HEIGHT = 1080;

    private final Crowd crowd;
    private final List<String> arguments;
    private final List<String> listening;
    private final @Nullable VirtualScreen screen;

    /** {@code arguments} of {@code parley headless}, the same for all. */
    ParleyGathering(List<String> arguments) throws IOException {
        this(arguments, arguments, null);
    }

    private ParleyGathering(List<String> arguments, List<String> listening, @Nullable VirtualScreen screen)
            throws IOException {
        this.arguments = arguments;
        this.listening = listening;
        this.screen = screen;
        this.crowd = new Crowd(screen == null ? List.of() : screen.prefix());
    }

    /** People of whom only the first speaks. */
    static ParleyGathering withOneWhoSpeaks(Picture picture) throws IOException {
        return new ParleyGathering(picture.arguments(), picture.argumentsWithMic("silence"), null);
    }

    /** People with the app's window, each on a screen that nobody sees; so large that tiles have the picture's size. */
    static ParleyGathering withWindows(Picture picture, int people) throws IOException {
        List<String> all = new ArrayList<>(picture.arguments());
        all.addAll(List.of("--window", picture.windowFor(people)));
        VirtualScreen screen = VirtualScreen.start(SCREEN_WIDTH, SCREEN_HEIGHT);
        try {
            return new ParleyGathering(all, all, screen);
        } catch (IOException | RuntimeException e) {
            screen.close();
            throw e;
        }
    }

    @Override
    public void enter(String name) throws IOException, InterruptedException {
        if (crowd.people().isEmpty()) {
            crowd.open(name, arguments);
        } else {
            crowd.enter(name, listening);
            crowd.awaitJoined(name);
        }
    }

    @Override
    public Map<String, ? extends Attendee> people() {
        return crowd.people();
    }

    @Override
    public void close() {
        try {
            crowd.close();
        } finally {
            if (screen != null) {
                screen.close();
            }
        }
    }
}
