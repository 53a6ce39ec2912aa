package dev.parley.server.session;

/**
 * What each account is doing, over all its connections and from wherever they come: {@link AddressBook}'s counterpart for those
 * who said who they are. A service that knows accounts tells a session by {@link ClientSession#identifiedAs}. Any thread.
 *
 * <p>Bound: {@link UsageBook}.
 */
final class AccountBook {
    private final RateSettings.AccountRates rates;
    private final UsageBook book;

    AccountBook(RateSettings.AccountRates rates, Timekeeper time) {
        this.rates = rates;
        // How fast connections come is the address's to limit: an account that others try to keep out must not be
        // theirs to fill.
        this.book = new UsageBook(rates.messages(), Rate.UNLIMITED, rates.rooms(), time);
    }

    /** Counts a connection of an account, and makes it share what the account may send; false if the account has too many. */
    synchronized boolean enter(String account, Allowance allowance) {
        UsageBook.Usage usage = book.of(account);
        if (usage.connections >= rates.connections()) {
            return false;
        }
        usage.connections++;
        allowance.shareWith(usage.messages, usage.rooms);
        return true;
    }

    /** Ends the count of a connection that had entered. */
    synchronized void leave(String account) {
        book.of(account).connections--;
    }
}
