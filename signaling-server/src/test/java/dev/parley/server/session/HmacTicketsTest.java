package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.server.room.TicketContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HmacTicketsTest {
    private static final RoomId ROOM = RoomId.ofRandomBits(7);
    private static final long EXPIRY = 2_000;
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
