package dev.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
    @Property(tries = 1500)
    void what_a_client_says_survives_a_round_trip(@ForAll("fromClients") Envelope<ClientMessage> envelope)
            throws DecodeException {
        assertThat(Codec.decodeClient(Codec.encodeClient(envelope))).isEqualTo(envelope);
    }

    @Property(tries = 1500)
    void what_a_server_says_survives_a_round_trip(@ForAll("fromServers") Envelope<ServerMessage> envelope)
            throws DecodeException {
        assertThat(Codec.decodeServer(Codec.encodeServer(envelope))).isEqualTo(envelope);
    }

    @Property(tries = 1500)
    void what_a_peer_says_survives_a_round_trip(@ForAll("fromPeers") PeerMessage message) throws DecodeException {
        assertThat(Codec.decodePeer(Codec.encodePeer(message))).isEqualTo(message);
    }

    @Example
    void every_record_is_among_the_messages_tried() {
        Set<String> client = Leaves.names(Messages.client().keySet().stream());
        client.addAll(Leaves.names(Messages.signals().keySet().stream()));
        client.addAll(Leaves.names(Messages.host().keySet().stream()));
        assertThat(client).isEqualTo(Leaves.of(ClientMessage.class));
        Set<String> server = new TreeSet<>(Leaves.names(Messages.server().keySet().stream()));
        server.addAll(Leaves.names(Messages.signals().keySet().stream()));
        server.addAll(Leaves.names(Messages.entry().keySet().stream()));
        assertThat(server).isEqualTo(Leaves.of(ServerMessage.class));
        assertThat(Leaves.names(Messages.peer().keySet().stream())).isEqualTo(Leaves.of(PeerMessage.class));
    }

    @Provide
    Arbitrary<Envelope<ClientMessage>> fromClients() {
        return Combinators.combine(
                        Messages.<ClientMessage>any(Messages.client(), Messages.signals(), Messages.host()),
                        optionalIds(),
                        optionalIds())
                .as(Envelope::new);
    }

    @Provide
    Arbitrary<Envelope<ServerMessage>> fromServers() {
        return Combinators.combine(
                        Messages.<ServerMessage>any(Messages.server(), Messages.signals(), Messages.entry()),
                        optionalIds(),
                        optionalIds())
                .as(Envelope::new);
    }

    @Provide
    Arbitrary<PeerMessage> fromPeers() {
        return Messages.<PeerMessage>any(Messages.peer());
    }

    private static Arbitrary<String> optionalIds() {
        return Words.ids().injectNull(0.3);
    }
}
