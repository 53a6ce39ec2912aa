package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DoorQuestion;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.port.Pictures;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Doorstep;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.devices.PreJoin;
import dev.parley.client.ui.fx.FrameClock;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ErrorCode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens the view that lets people try their devices before a meeting, unless the settings say not to. It stays until the meeting is
 * really being entered, so that camera and microphone go on without being closed and opened again, and it comes back with the reason if
 * that came to nothing, unless another try would come to nothing too.
 */
final class DevicesDoorstep implements Doorstep {
    private final UiStore store;
    private final Pictures pictures;
    private final FrameClock clock;
    private final Modal modal;
    private final UiServices services;
    private final Consumer<UnaryOperator<UiPreferences>> changed;
    private @Nullable PreJoin open;
    private @Nullable Attempt attempt;

    /**
     * Going in, from the person's word until it has succeeded or failed.
     *
     * @param step into which meeting
     * @param tries counted before: it may fail before any state is seen here in which it is under way
     * @param notices those that were there before
     * @param begun whether such a state was seen
     */
    private record Attempt(Step step, int tries, List<Notice> notices, boolean begun) {
        Attempt beginning() {
            return new Attempt(step, tries, notices, true);
        }

        boolean hasEnded(AppState state) {
            return begun || state.room().door().tries() != tries;
        }
    }

    DevicesDoorstep(
            UiStore store,
            Pictures pictures,
            FrameClock clock,
            Modal modal,
            UiServices services,
            Consumer<UnaryOperator<UiPreferences>> changed) {
        this.store = store;
        this.pictures = pictures;
        this.clock = clock;
        this.modal = modal;
        this.services = services;
        this.changed = changed;
    }

    @Override
    public void before(Step step) {
        leave();
        if (!services.preferences().checkBeforeMeeting()) {
            step.enter().run();
            return;
        }
        open(step, "");
    }

    /** @param error why the last try did not lead in, empty for none */
    private void open(Step step, String error) {
        Runnable back = () -> cancel(step.turnBack(), error);
        PreJoin view = new PreJoin(store, pictures, clock, wordsOf(step, !error.isEmpty()), decisions(step, back));
        view.explain(error);
        open = view;
        modal.open(view, view.firstFocus(), back, this::giveWay);
    }

    private static PreJoin.Words wordsOf(Step step, boolean again) {
        String action = again ? Texts.of("lobby.pre-join.retry") : actionOf(step);
        return step.starts()
                ? new PreJoin.Words(
                        Texts.of("lobby.pre-join.start.title"),
                        Texts.of("lobby.pre-join.start.meeting", step.meeting()),
                        action)
                : new PreJoin.Words(
                        Texts.of("lobby.pre-join.join.title"),
                        Texts.of("lobby.pre-join.join.meeting", step.meeting()),
                        action);
    }

    private static String actionOf(Step step) {
        if (step.starts()) {
            return Texts.of("lobby.pre-join.start.go");
        }
        return step.knocks() ? Texts.of("lobby.pre-join.join.ask") : Texts.of("lobby.pre-join.join.go");
    }

    /** Another dialog is in the way, and camera and microphone are not to go on behind it. */
    private void giveWay() {
        leave();
        asTheSettingsSay();
    }

    private PreJoin.Decisions decisions(Step step, Runnable back) {
        return new PreJoin.Decisions() {
            @Override
            public void enter() {
                AppState before = store.state();
                attempt = new Attempt(step, before.room().door().tries(), before.notices(), false);
                step.enter().run();
            }

            @Override
            public void cancel() {
                back.run();
            }

            @Override
            public void change(UnaryOperator<DeviceChoice> edit) {
                changed.accept(was -> was.withDevices(edit.apply(was.devices())));
            }

            @Override
            public void showAgain(boolean again) {
                changed.accept(was -> was.withCheckBeforeMeeting(again));
            }
        };
    }

    /**
     * The next meeting begins as the settings say again.
     *
     * @param read the reason that stood in the view, which need not be read once more behind it
     */
    private void cancel(Runnable turnBack, String read) {
        if (open != null && open.isEntering()) {
            return;
        }
        leave();
        asTheSettingsSay();
        if (!read.isEmpty()) {
            store.dispatch(new Event.DismissFailure());
        }
        turnBack.run();
    }

    private void asTheSettingsSay() {
        UiPreferences preferences = services.preferences();
        store.dispatch(new Event.SetMicrophone(preferences.microphoneAtStart()));
        store.dispatch(new Event.SetCamera(preferences.cameraAtStart()));
    }

    /** Takes the view away once a meeting is being entered; a notice or an error instead of that says why it is not. */
    void follow(AppState state) {
        if (state.room().phase().screen() != RoomPhase.Screen.LIST) {
            Attempt begun = attempt;
            attempt = begun == null || state.room().phase() == RoomPhase.JOINED ? null : begun.beginning();
            takeAway();
        } else if (attempt != null) {
            followAttempt(attempt, state);
        }
    }

    private void followAttempt(Attempt current, AppState state) {
        PreJoin view = open;
        if (current.hasEnded(state)) {
            leave();
            comeBack(current, state);
        } else if (view != null && !current.notices().containsAll(state.notices())) {
            attempt = null;
            view.stay();
        }
    }

    /**
     * Not where something else is asked instead, where the person gave up and there is nothing to say, or where there is no such meeting to
     * try again: the page with the meetings says that.
     */
    private void comeBack(Attempt failed, AppState state) {
        String error = state.room().error();
        ErrorCode refusal = state.room().refusal();
        boolean asked = refusal == ErrorCode.NAME_TAKEN || DoorQuestion.of(state) != DoorQuestion.NONE;
        if (error.isEmpty() || asked || modal.isOpen()) {
            return;
        }
        if (refusal == ErrorCode.ROOM_UNKNOWN) {
            asTheSettingsSay();
        } else {
            open(failed.step(), error);
        }
    }

    /** Takes the view away, if it is there; it does not come back. */
    void leave() {
        attempt = null;
        takeAway();
    }

    private void takeAway() {
        PreJoin view = open;
        open = null;
        if (view != null) {
            if (modal.shows(view)) {
                modal.close();
            }
            view.close();
        }
    }
}
