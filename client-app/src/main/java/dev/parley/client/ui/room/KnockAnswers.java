package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.UiStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this person answered to those who knock, for as long as that is to be read. FX thread. */
final class KnockAnswers {
    /** At the bound the oldest is forgotten. */
    private static final int MOST = 50;

    private final UiStore store;
    private final Map<String, Boolean> given = new LinkedHashMap<>();

    KnockAnswers(UiStore store) {
        this.store = store;
    }

    void answer(Knock knock, boolean letIn) {
        given.put(knock.request(), letIn);
        if (given.size() > MOST) {
            given.remove(given.keySet().iterator().next());
        }
        store.dispatch(new Event.AnswerKnock(knock.request(), letIn));
    }

    /** What became of somebody who waits no longer. */
    String outcome(Knock knock) {
        Boolean letIn = given.get(knock.request());
        if (letIn == null) {
            return Texts.of("room.knock.gone", knock.name());
        }
        return letIn
                ? Texts.of("room.knock.was-let-in", knock.name())
                : Texts.of("room.knock.was-refused", knock.name());
    }
}
