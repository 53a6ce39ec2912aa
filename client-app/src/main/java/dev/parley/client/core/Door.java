package dev.parley.client.core;

import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room: what this person shows there and waits for, and, for its host, who waits outside.
 *
 * @param pass what the next join shows; with a password only once it is asked for, because checking one takes the server a while
 * @param waitsUntil until when the host may answer, ms since 1970-01-01T00:00Z; 0 while this person does not wait
 * @param retryAt before when no password is tried again, ms since 1970-01-01T00:00Z; 0 for at once
 * @param knocks who waits for this person's word, the longest first; at most {@value #KNOCKS}, at the bound newer ones are left out until
 *     the server names them again
 * @param missed the requests of those who waited for this person's word until it was too late, of which a notice told; the latest
 *     {@value #KNOCKS}, oldest first
 * @param invites those the server has told of, oldest first
 * @param tokens of invites made here, by the id of the invite: the server tells each once
 * @param askedBy the host who asked this person to be quiet and has no answer yet, null for nobody
 * @param tries how often this person has tried to come in since they were last inside: tells one refusal from the next
 */
public record Door(
        Pass pass,
        long waitsUntil,
        long retryAt,
        List<Knock> knocks,
        List<String> missed,
        List<InviteInfo> invites,
        Map<String, String> tokens,
        @Nullable ParticipantId askedBy,
        int tries) {
    /** More than any server lets wait at one room. */
    static final int KNOCKS = 50;

    /** With nobody before it, and nothing to show. */
    public static final Door NONE = new Door(Pass.NONE, 0, 0, List.of(), List.of(), List.of(), Map.of(), null, 0);

    public Door {
        knocks = List.copyOf(knocks);
        missed = List.copyOf(missed);
        invites = List.copyOf(invites);
        tokens = AppState.ordered(tokens);
    }

    /** Not tried yet. */
    public Door(
            Pass pass,
            long waitsUntil,
            long retryAt,
            List<Knock> knocks,
            List<InviteInfo> invites,
            Map<String, String> tokens,
            @Nullable ParticipantId askedBy) {
        this(pass, waitsUntil, retryAt, knocks, List.of(), invites, tokens, askedBy, 0);
    }

    Door tried(int times) {
        return new Door(pass, waitsUntil, retryAt, knocks, missed, invites, tokens, askedBy, times);
    }

    Door showing(Pass newPass) {
        return new Door(newPass, waitsUntil, retryAt, knocks, missed, invites, tokens, askedBy, tries);
    }

    Door waiting(long until) {
        return new Door(pass, until, retryAt, knocks, missed, invites, tokens, askedBy, tries);
    }

    Door retryingAt(long at) {
        return new Door(pass, waitsUntil, at, knocks, missed, invites, tokens, askedBy, tries);
    }

    Door with(Knock knock) {
        List<Knock> all = new ArrayList<>(without(knock.request()).knocks);
        if (all.size() < KNOCKS) {
            all.add(knock);
        }
        return withKnocks(all);
    }

    Door without(String request) {
        return withKnocks(knocks.stream()
                .filter(knock -> !knock.request().equals(request))
                .toList());
    }

    /** Nobody answered that knock in time. */
    Door missing(String request) {
        List<String> all = new ArrayList<>(missed);
        all.add(request);
        List<String> latest = all.subList(Math.max(0, all.size() - KNOCKS), all.size());
        return new Door(pass, waitsUntil, retryAt, knocks, latest, invites, tokens, askedBy, tries).without(request);
    }

    Door withKnocks(List<Knock> newKnocks) {
        return new Door(pass, waitsUntil, retryAt, newKnocks, missed, invites, tokens, askedBy, tries);
    }

    Door withInvites(List<InviteInfo> newInvites, Map<String, String> newTokens) {
        return new Door(pass, waitsUntil, retryAt, knocks, missed, newInvites, newTokens, askedBy, tries);
    }

    Door asked(@Nullable ParticipantId host) {
        return new Door(pass, waitsUntil, retryAt, knocks, missed, invites, tokens, host, tries);
    }

    /** Without what lets people in. */
    @Override
    public String toString() {
        return "Door[pass=" + pass + ", waitsUntil=" + waitsUntil + ", retryAt=" + retryAt + ", knocks=" + knocks
                + ", missed=" + missed + ", invites=" + invites + ", askedBy=" + askedBy + ", tries=" + tries + "]";
    }
}
