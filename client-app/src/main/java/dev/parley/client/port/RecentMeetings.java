package dev.parley.client.port;

import dev.parley.client.core.RecentMeeting;
import java.util.List;

/** The meetings the person was in lately, from one start to the next. No call blocks or touches the disk. */
public interface RecentMeetings extends AutoCloseable {
    /** Of a participant that remembers nothing. */
    RecentMeetings NONE = new RecentMeetings() {
        @Override
        public void recall() {
            // Nothing is remembered, so nothing is told.
        }

        @Override
        public void keep(List<RecentMeeting> meetings) {
            // Nothing is remembered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Looks up what was kept last. Answer: {@link Listener#onRecalled}. */
    void recall();

    /** Keeps these, in place of those kept before. */
    void keep(List<RecentMeeting> meetings);

    /** Waits until what was asked is done, up to a second. */
    @Override
    void close();

    /** Where the answer goes. Called on the adapter's thread; must not block. */
    interface Listener {
        void onRecalled(List<RecentMeeting> meetings);
    }
}
