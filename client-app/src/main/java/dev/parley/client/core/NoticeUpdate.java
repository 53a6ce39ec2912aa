package dev.parley.client.core;

import java.util.ArrayList;
import java.util.List;

/** What people are told in passing. */
final class NoticeUpdate {
    /** Notices kept; at the bound the oldest goes. */
    static final int CAPACITY = 5;

    private static final long INFO_MS = 5_000;
    private static final long WARNING_MS = 10_000;
    private static final long ERROR_MS = 20_000;

    private NoticeUpdate() {}

    /** Says it, unless just that is being said already. */
    static Next<AppState> add(AppState state, Notice.Severity severity, String text) {
        if (state.notices().stream().anyMatch(notice -> notice.text().equals(text))) {
            return Next.same(state);
        }
        AppState.Counters counters = state.counters();
        Notice notice = new Notice(counters.nextNotice(), severity, text);
        AppState told = state.withNotices(bounded(state.notices(), notice))
                .withCounters(
                        new AppState.Counters(counters.nextRequest(), counters.nextNotice() + 1, counters.nextLink()));
        return Next.of(told, new Effect.StartTimer(new Timer.NoticeExpiry(notice.id()), shownMs(severity)));
    }

    /** Says it anew, also if just that is being said: somebody waits to hear what has become of what they tried. */
    static Next<AppState> again(AppState state, Notice.Severity severity, String text) {
        return withdraw(state, text).then(s -> add(s, severity, text));
    }

    static Next<AppState> remove(AppState state, long id) {
        List<Notice> rest =
                state.notices().stream().filter(notice -> notice.id() != id).toList();
        return Next.same(state.withNotices(rest));
    }

    /** What is said there is not so any more. */
    static Next<AppState> withdraw(AppState state, String text) {
        return state.notices().stream()
                .filter(notice -> notice.text().equals(text))
                .findFirst()
                .map(notice -> dismiss(state, notice.id()))
                .orElse(Next.same(state));
    }

    static Next<AppState> dismiss(AppState state, long id) {
        return remove(state, id).and(new Effect.StopTimer(new Timer.NoticeExpiry(id)));
    }

    private static List<Notice> bounded(List<Notice> notices, Notice newest) {
        List<Notice> all = new ArrayList<>(notices);
        all.add(newest);
        return all.subList(Math.max(0, all.size() - CAPACITY), all.size());
    }

    private static long shownMs(Notice.Severity severity) {
        return switch (severity) {
            case INFO, SUCCESS -> INFO_MS;
            case WARNING -> WARNING_MS;
            case ERROR -> ERROR_MS;
        };
    }
}
