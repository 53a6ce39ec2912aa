package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ParticipantId;
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

    /** As whom the creator came in; null for not yet. */
    private @Nullable ParticipantId foundedBy;

    /** The claim of the creator's join that was taken back; null for none. */
    private @Nullable Claim founder;

    /** The claim with which the creator came in first: a later one of the same program passes the door; null for none. */
    private @Nullable Claim founding;

    private AccessRules rules;

    /** Tickets of older rules may be of somebody who was put out. */
    private long trustedFrom;

    /** What that was before anybody was put out since the room came back. */
    private long cameBackFrom;

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
        this.cameBackFrom = trustedFrom;
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

    /** Tickets of rules older than that open no door: {@link AccessRules#version}. */
    long trustedFrom() {
        return trustedFrom;
    }

    /**
     * Whether a ticket opens this door: its holder was in the room, and nobody has been put out since, who might have been its holder under another name.
     *
     * @param ofHost whether the room came back and awaits its holder as its host, who gets in in any case, so that whoever was put out and came back first cannot
     *     keep the host out
     */
    boolean honours(TicketContent ticket, boolean ofHost) {
        long version = ticket.rules().version();
        boolean trusted = version >= trustedFrom || (ofHost && version >= cameBackFrom);
        return trusted && !removed.has(ticket.participant());
    }

    /** Whether this is somebody who was put out. */
    boolean removed(Arrival who) {
        return removed.has(who.session(), who.join().claim(), who.account())
                || who.ticket()
                        .filter(ticket -> removed.has(ticket.participant()))
                        .isPresent();
    }

    /**
     * Notes that somebody is put out, whose membership ends now: no ticket of before opens the door, whoever has it, nor the claim of whoever made the room, who may
     * be the same person. Those who are in need no door.
     *
     * @param makerStays whether whoever made the room is in it and another
     */
    void putOut(Membership gone, boolean makerStays) {
        if (!makerStays) {
            founding = null;
        }
        removed.add(gone);
        invited.remove(gone.account());
        rules = rules.renewed();
        trustedFrom = rules.version();
    }

    /** Takes over the rules of a genuine ticket, if they are more recent; false if not. */
    boolean adopt(TicketContent ticket) {
        boolean newer = ticket.rules().version() > rules.version();
        if (newer) {
            recall(ticket.rules(), ticket.rules().version());
        }
        return newer;
    }

    /** What is known of this room from before. {@code trusted}: tickets of older rules may be of somebody who was put out. */
    void recall(AccessRules before, long trusted) {
        rules = before;
        trustedFrom = trusted;
        cameBackFrom = trusted;
        invites.voidUntil(rules.revokedAt());
    }

    /** Whether this is whoever made the room, and was not put out. To be asked while nobody is in it. */
    boolean awaitsCreator(Arrival who) {
        Claim claim = who.join().claim();
        boolean again = founder != null && claim != null && claim.follows(founder);
        return (who.session().equals(creator) || again) && !removed.has(who.session(), claim, who.account());
    }

    /** Whether this is whoever made the room, who left it and comes back with the same program, and was not put out. */
    boolean isMadeBy(Arrival who) {
        Claim claim = who.join().claim();
        return founding != null && claim != null && claim.follows(founding) && !removed(who);
    }

    /** Whether this is the membership of whoever made the room. */
    boolean isMaker(Membership member) {
        Claim claim = member.claim();
        return founding != null && claim != null && (claim.equals(founding) || claim.follows(founding));
    }

    /** Whoever made the room has come in as that. {@code with}: null for no claim. */
    void founded(ParticipantId by, @Nullable Claim with) {
        foundedBy = by;
        founding = with;
    }

    /** A membership goes on under another id. */
    void replaced(Membership gone, Membership successor) {
        if (gone.id().equals(foundedBy)) {
            foundedBy = successor.id();
        }
    }

    /** The last member's join has been taken back: if it was that of whoever made the room, the room waits for it as before. */
    void awaitAgain(Membership gone) {
        if (gone.id().equals(foundedBy)) {
            founder = gone.claim();
        }
    }
}
