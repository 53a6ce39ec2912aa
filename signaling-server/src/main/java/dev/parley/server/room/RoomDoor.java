package dev.parley.server.room;

import dev.parley.protocol.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door of one room: its rules, and whom it knows. {@link Door} decides who passes it. */
final class RoomDoor {
    static final int MOST_INVITED = 100;

    private final @Nullable String owner;
    private final Removed removed = new Removed();
    private final RoomInvites invites;

    /** Accounts that have accepted an invitation, and until when that lets them in. At the bound the oldest is forgotten. */
    private final Map<String, Long> invited = new LinkedHashMap<>();

    /** The session that made the room, which its own door lets in while nobody is in it; null for none. */
    private final @Nullable String creator;

    /** The claim of a first member whose join was taken back; null for none. */
    private @Nullable Claim founder;

    private AccessRules rules;

    /** In a room that came back: tickets of older rules may be of somebody who was put out before. */
    private long trustedFrom;

    /** Up to which version the rules have been told to whoever keeps them. */
    private long toldVersion;

    /**
     * A door.
     *
     * @param creator the session that made the room; null for none
     * @param owner the account whose durable room it is; null for none
     */
    RoomDoor(AccessRules rules, @Nullable String creator, @Nullable String owner) {
        this.rules = rules;
        this.trustedFrom = rules.version();
        this.toldVersion = rules.version();
        this.invites = new RoomInvites(rules.revokedAt());
        this.creator = creator;
        this.owner = owner;
    }

    AccessRules rules() {
        return rules;
    }

    void setRules(AccessRules changed) {
        rules = changed;
    }

    /** Whether the rules have changed since this was asked last. */
    boolean rulesAreNew() {
        boolean changed = rules.version() > toldVersion;
        toldVersion = rules.version();
        return changed;
    }

    RoomInvites invites() {
        return invites;
    }

    /** An account has accepted an invitation into this room, which lets it in until then. */
    void expect(String account, long untilMillis) {
        invited.remove(account);
        invited.put(account, untilMillis);
        if (invited.size() > MOST_INVITED) {
            invited.remove(invited.keySet().iterator().next());
        }
    }

    /** Whether that account may come in without asking or knowing anything, because the host of this room has invited it. */
    boolean expects(@Nullable String account, long nowMillis) {
        return account != null && invited.getOrDefault(account, Long.MIN_VALUE) > nowMillis;
    }

    /** Whether the room is durable and that account's. */
    boolean isOwnedBy(@Nullable String account) {
        return owner != null && owner.equals(account);
    }

    /** Whether a ticket opens this door: its holder was in the room, and was not put out. */
    boolean honours(TicketContent ticket) {
        return ticket.rules().version() >= trustedFrom && !removed.has(ticket.participant());
    }

    /** Whether this is somebody who was put out. */
    boolean removed(Arrival who) {
        return removed.has(who.session(), who.join().claim(), who.account())
                || who.ticket()
                        .filter(ticket -> removed.has(ticket.participant()))
                        .isPresent();
    }

    /** Notes that somebody is put out, whose membership ends now: tickets of before are older than the rules. */
    void putOut(Membership gone) {
        removed.add(gone);
        invited.remove(gone.account());
        rules = rules.renewed();
    }

    /** Somebody came back with a ticket, which may be of more recent rules. */
    void update(TicketContent ticket) {
        if (ticket.rules().version() > rules.version()) {
            rules = ticket.rules();
            trustedFrom = rules.version();
            invites.voidUntil(rules.revokedAt());
        }
    }

    /** Whether this is whoever made the room: one that is not durable ends with its last member, so while it is empty nobody has settled in it yet. */
    boolean awaitsCreator(String session, @Nullable Claim claim) {
        boolean again = founder != null && claim != null && claim.follows(founder);
        return session.equals(creator) || again;
    }

    /** The first member's join has been taken back: the room waits for it as before. */
    void awaitAgain(Membership gone) {
        founder = gone.claim();
    }
}
