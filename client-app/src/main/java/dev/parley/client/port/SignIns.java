package dev.parley.client.port;

import dev.parley.protocol.AccountInfo;
import java.net.URI;

/**
 * Where the refresh tokens of accounts are kept from one start to the next, one for each server. Several programs of one user share
 * them: whoever borrows one has it alone until its successor is kept. No call blocks or touches the disk on the calling thread.
 */
public interface SignIns extends AutoCloseable {
    /** Of a participant that keeps none. */
    SignIns NONE = new SignIns() {
        @Override
        public void borrow(URI server, String account, String id) {
            // Nothing is kept, and nobody has signed in to an account.
        }

        @Override
        public void keep(URI server, AccountInfo owner, String token) {
            // Nothing is kept.
        }

        @Override
        public void giveBack() {
            // Nothing is borrowed.
        }

        @Override
        public void drop() {
            // Nothing is borrowed.
        }

        @Override
        public void end(URI server, String account, String id) {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /**
     * Gets the refresh token of a server, to exchange it at once. Answer: {@link Listener#onBorrowed}.
     *
     * @param account whose it has to be, by id; empty for anybody's
     * @param id comes back with the answer
     */
    void borrow(URI server, String account, String id);

    /** Keeps a refresh token in place of the one before, and gives back what was borrowed. Answer: {@link Listener#onKept}. */
    void keep(URI server, AccountInfo owner, String token);

    /** What was borrowed stays as it is. */
    void giveBack();

    /** What was borrowed is of no use any more, and forgotten. */
    void drop();

    /** Forgets a sign-in and tells its refresh token for the last time. Answer: {@link Listener#onBorrowed}. */
    void end(URI server, String account, String id);

    /** Waits until what was asked is done, up to a second. */
    @Override
    void close();

    /** Where answers go. Called on the adapter's thread; must not block. */
    interface Listener {
        /**
         * What was kept, if anything was.
         *
         * @param token empty for none
         */
        void onBorrowed(String id, String token);

        /**
         * What was given to keep is kept.
         *
         * @param written whether it is on the disk; otherwise this program alone has it
         */
        void onKept(URI server, boolean written);
    }
}
