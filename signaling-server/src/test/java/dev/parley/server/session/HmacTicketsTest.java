package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.AccessRules;
import dev.parley.server.room.InviteContent;
import dev.parley.server.room.RoomPassword;
import dev.parley.server.room.TicketContent;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HmacTicketsTest {
    private static final RoomId ROOM = RoomId.ofRandomBits(7);
    private static final long EXPIRY = 2_000;

    /** In the year 2286: as many digits as times have until then. */
    private static final long FAR = 9_999_999_999_999L;

    private static final HmacTickets TICKETS = new HmacTickets(key(1));

    private static byte[] key(int first) {
        byte[] key = new byte[HmacTickets.KEY_BYTES];
        key[0] = (byte) first;
        return key;
    }

    private static TicketContent content(Visibility visibility) {
        RoomInfo room = new RoomInfo(ROOM, "Probe \"1\" \\ 音", "<a & b>", "", visibility, 0, 6, 1_000);
        return new TicketContent(room, new ParticipantId("p-1"), 1_100, 1_200, EXPIRY);
    }

    @Test
    void a_ticket_says_what_was_put_in_until_it_expires() {
        for (Visibility visibility : Visibility.values()) {
            String ticket = TICKETS.issue(content(visibility));
            assertThat(TICKETS.read(ticket, ROOM, EXPIRY - 1)).contains(content(visibility));
            assertThat(TICKETS.read(ticket, ROOM, EXPIRY)).isEmpty();
        }
    }

    @Test
    void a_ticket_opens_its_own_room_only() {
        String ticket = TICKETS.issue(content(Visibility.PUBLIC));
        assertThat(TICKETS.read(ticket, RoomId.ofRandomBits(8), 0)).isEmpty();
    }

    @Test
    void servers_with_the_same_key_accept_each_others_tickets_and_no_others() {
        String ticket = TICKETS.issue(content(Visibility.PUBLIC));
        assertThat(new HmacTickets(key(1)).read(ticket, ROOM, 0)).isPresent();
        assertThat(new HmacTickets(key(2)).read(ticket, ROOM, 0)).isEmpty();
        assertThat(HmacTickets.withKeyFrom(new Random(1)).read(ticket, ROOM, 0)).isEmpty();
    }

    @Test
    void the_longest_ticket_fits_the_protocol() {
        String face = "\uD83D\uDE00";
        RoomInfo room = new RoomInfo(
                ROOM,
                face.repeat(Limits.NAME_LENGTH),
                face.repeat(Limits.DESCRIPTION_LENGTH),
                "",
                Visibility.PRIVATE,
                0,
                Limits.ROOM_CEILING,
                Limits.INTEGER);
        TicketContent longest = new TicketContent(
                room, new ParticipantId("p".repeat(Limits.ID_LENGTH)), Limits.INTEGER, Limits.INTEGER, Limits.INTEGER);
        String ticket = TICKETS.issue(longest);
        assertThat(ticket).hasSize(1_980).hasSizeLessThanOrEqualTo(Limits.TICKET_LENGTH);
        assertThat(TICKETS.read(ticket, ROOM, 0)).contains(longest);
    }

    @Test
    void the_longest_ticket_of_a_room_with_rules_fits_the_protocol_with_the_ids_and_times_of_this_server() {
        String face = "\uD83D\uDE00";
        RoomInfo room = new RoomInfo(
                ROOM,
                face.repeat(Limits.NAME_LENGTH),
                face.repeat(Limits.DESCRIPTION_LENGTH),
                "",
                Visibility.PRIVATE,
                0,
                Limits.ROOM_CEILING,
                FAR);
        RoomPassword password = new RoomPasswords(TICKETS, new SecureRandom(), Runnable::run).hash("swordfish", null);
        AccessRules rules = new AccessRules(Entry.KNOCK, true, password, 1_000_000, FAR);
        ParticipantId self = new RandomIds(new Random(1)).nextParticipant();
        TicketContent longest = new TicketContent(room, self, FAR, FAR, FAR, true, true, rules);
        String ticket = TICKETS.issue(longest);
        assertThat(ticket).hasSizeLessThanOrEqualTo(Limits.TICKET_LENGTH);
        assertThat(TICKETS.read(ticket, ROOM, 0)).contains(longest);
    }

    @Test
    void a_ticket_says_who_may_come_into_its_room() {
        RoomPassword password = new RoomPassword("c2FsdA", "aGFzaA");
        for (AccessRules rules : List.of(
                new AccessRules(Entry.KNOCK, false, null, 0, 0),
                new AccessRules(Entry.OPEN, true, null, 1, 0),
                new AccessRules(Entry.OPEN, false, password, 2, 7),
                AccessRules.OPEN)) {
            for (boolean guest : new boolean[] {true, false}) {
                TicketContent plain = content(Visibility.PRIVATE);
                TicketContent content = new TicketContent(
                        plain.room(), plain.participant(), 1_100, 1_200, EXPIRY, guest, !guest, rules);
                assertThat(TICKETS.read(TICKETS.issue(content), ROOM, 0)).contains(content);
            }
        }
    }

    /** A server of before would take the room for an open one. */
    @Test
    void a_ticket_with_rules_is_signed_differently_from_one_without() {
        TicketContent plain = content(Visibility.PRIVATE);
        TicketContent ruled = new TicketContent(
                plain.room(), plain.participant(), 1_100, 1_200, EXPIRY, true, false, AccessRules.OPEN);
        String one = TICKETS.issue(plain);
        String other = TICKETS.issue(ruled);
        String forged = one.substring(0, one.indexOf('.')) + other.substring(other.indexOf('.'));
        assertThat(TICKETS.read(forged, ROOM, 0)).isEmpty();
    }

    private static InviteContent invite(Role role) {
        return new InviteContent(ROOM, role, "v-3Kd7", 1_000, EXPIRY);
    }

    @Test
    void an_invite_says_what_was_put_in_expired_or_not_for_its_own_room_and_key_only() {
        for (Role role : List.of(Role.PARTICIPANT, Role.GUEST)) {
            String token = TICKETS.issueInvite(invite(role));
            assertThat(token).matches("[A-Za-z0-9_-]{1,100}");
            assertThat(TICKETS.readInvite(token, ROOM)).contains(invite(role));
            assertThat(TICKETS.readInvite(token, RoomId.ofRandomBits(8))).isEmpty();
            assertThat(new HmacTickets(key(2)).readInvite(token, ROOM)).isEmpty();
        }
    }

    @Test
    void the_longest_invite_fits_the_protocol() {
        String id = "i".repeat(Limits.ID_LENGTH);
        String token = TICKETS.issueInvite(new InviteContent(ROOM, Role.GUEST, id, Limits.INTEGER, Limits.INTEGER));
        assertThat(token).hasSizeLessThanOrEqualTo(Limits.INVITE_LENGTH);
        assertThat(TICKETS.readInvite(token, ROOM)).isPresent();
    }

    @Property
    void an_invite_with_any_character_changed_counts_as_none(
            @ForAll @IntRange(max = 10_000) int position, @ForAll char character) {
        String token = TICKETS.issueInvite(invite(Role.GUEST));
        int index = position % token.length();
        String changed = token.substring(0, index) + character + token.substring(index + 1);
        assertThat(TICKETS.readInvite(changed, ROOM).isPresent()).isEqualTo(changed.equals(token));
    }

    /** The last character of base64 has bits that mean nothing: an invite has one form all the same. */
    @Test
    void an_invite_that_ends_differently_counts_as_none() {
        String token = TICKETS.issueInvite(invite(Role.GUEST));
        String start = token.substring(0, token.length() - 1);
        long good = IntStream.concat(IntStream.rangeClosed('A', 'Z'), IntStream.rangeClosed('a', 'z'))
                .filter(last -> TICKETS.readInvite(start + (char) last, ROOM).isPresent())
                .count();
        assertThat(good).isLessThanOrEqualTo(1);
        assertThat(TICKETS.readInvite(token + "==", ROOM)).isEmpty();
    }

    @Property
    void garbage_is_no_invite_and_a_ticket_is_none_either(@ForAll String garbage) {
        assertThat(TICKETS.readInvite(garbage, ROOM)).isEmpty();
        assertThat(TICKETS.readInvite(TICKETS.issue(content(Visibility.PUBLIC)), ROOM))
                .isEmpty();
    }

    @Property
    void a_ticket_with_any_character_changed_counts_as_none(
            @ForAll @IntRange(max = 10_000) int position, @ForAll char character) {
        String ticket = TICKETS.issue(content(Visibility.PUBLIC));
        int index = position % ticket.length();
        String changed = ticket.substring(0, index) + character + ticket.substring(index + 1);
        assertThat(TICKETS.read(changed, ROOM, 0).isPresent()).isEqualTo(changed.equals(ticket));
    }

    @Property
    void a_ticket_with_a_piece_cut_out_or_repeated_counts_as_none(
            @ForAll @IntRange(max = 10_000) int from, @ForAll @IntRange(min = 1, max = 50) int length) {
        String ticket = TICKETS.issue(content(Visibility.PUBLIC));
        int start = from % ticket.length();
        int end = Math.min(ticket.length(), start + length);
        String piece = ticket.substring(start, end);
        assertThat(TICKETS.read(ticket.substring(0, start) + ticket.substring(end), ROOM, 0))
                .isEmpty();
        assertThat(TICKETS.read(ticket.substring(0, end) + piece + ticket.substring(end), ROOM, 0))
                .isEmpty();
    }

    @Property
    void garbage_counts_as_none(@ForAll String garbage) {
        assertThat(TICKETS.read(garbage, ROOM, 0)).isEmpty();
    }

    @Test
    void another_content_under_a_genuine_signature_counts_as_none() {
        String ticket = TICKETS.issue(content(Visibility.PUBLIC));
        String plain = Base64.getUrlEncoder().withoutPadding().encodeToString("[]".getBytes(StandardCharsets.UTF_8));
        assertThat(TICKETS.read(plain + ticket.substring(ticket.indexOf('.')), ROOM, 0))
                .isEmpty();
        assertThat(TICKETS.read(plain + ".", ROOM, 0)).isEmpty();
        assertThat(TICKETS.read(plain, ROOM, 0)).isEmpty();
    }

    @Test
    void a_short_key_is_refused_and_the_key_is_never_shown() {
        assertThatThrownBy(() -> new HmacTickets(new byte[HmacTickets.KEY_BYTES - 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TICKETS.toString()).isEqualTo("HmacTickets");
    }
}
