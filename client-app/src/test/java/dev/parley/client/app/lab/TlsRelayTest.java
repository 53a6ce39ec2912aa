package dev.parley.client.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.Launch;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.IceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Ada's and Bob's networks let nothing out but TCP to the signaling server and to coturn's TLS port. coturn has a certificate
 * that nobody knows, and no listener without TLS.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Need.MEDIA_LIBRARY, Need.NETWORK_LAB, Need.TURN_SERVER})
class TlsRelayTest {
    private static final String[] ANY = {"--turn-certificates", "any"};

    private LabMeeting meeting;
    private TurnProcess turn;

    @BeforeAll
    void nothing_gets_through_but_tls() throws IOException, InterruptedException {
        meeting = LabMeeting.open("turn-servers=" + TurnProcess.tls(), "turn-secret=" + TurnProcess.SECRET);
        turn = TurnProcess.startTls(meeting.lab());
        Firewall firewall = meeting.lab().firewall();
        firewall.separate(meeting.place("Ada"), meeting.place("Bob"));
        for (String name : List.of("Ada", "Bob")) {
            firewall.allowTcpToServersOnly(meeting.place(name), meeting.serverPort(), TurnProcess.TLS_PORT);
        }
        meeting.enter("Ada", ANY);
    }

    @AfterAll
    void everybody_goes() {
        if (turn != null) {
            turn.close();
        }
        if (meeting != null) {
            meeting.close();
        }
    }

    @Test
    void an_unknown_certificate_is_refused_until_the_person_says_that_any_will_do() throws Exception {
        meeting.enter("Bob");
        JsonObject refused = meeting.await("Bob", "relay", e -> true);
        assertThat(refused.get("unusable").getAsString()).isEqualTo(TurnProcess.tls());
        assertThat(refused.get("reason").getAsString()).startsWith("701 ");
        assertThat(meeting.person("Bob").events("connected")).isEmpty();
        meeting.person("Bob").leave();

        meeting.enter("Bob", ANY);
        meeting.awaitPictures();
        assertThat(candidate("Ada", "Bob")).isEqualTo("relay");
        assertThat(candidate("Bob", "Ada")).isEqualTo("relay");
        assertThat(allocations()).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.contains("method=TLSv1."));
    }

    @Test
    void the_doctor_says_what_is_wrong_with_the_certificate() throws Exception {
        assertThat(doctor(1, TurnProcess.SECRET))
                .contains("PROBLEM", TurnProcess.tls(), "no authority", "for " + NetworkLab.SERVERS);
        assertThat(doctor(0, TurnProcess.SECRET, ANY))
                .contains("OK", "relays for this user; its certificate was not checked");
        assertThat(doctor(1, "another secret", ANY)).contains("PROBLEM", "Check user name and password");
    }

    /** How coturn was asked for each relay that it gave; without TLS it logs no method. */
    private List<String> allocations() throws IOException {
        return turn.log().lines().filter(line -> line.contains(": new, realm=")).toList();
    }

    /** The line about TURN, asked from Ada's computer. */
    private String doctor(int exit, String secret, String... options) throws IOException, InterruptedException {
        ServerMessage.IceServers servers = new IceSettings(List.of(), List.of(TurnProcess.tls()), secret, 600)
                .serversFor("doctor", System.currentTimeMillis());
        IceServer server = servers.servers().getFirst();
        List<String> arguments = new ArrayList<>(List.of("doctor", "--turn"));
        arguments.add(TurnProcess.tls() + "," + server.username() + "," + server.credential());
        arguments.addAll(List.of(options));
        Process process = new ProcessBuilder(meeting.place("Ada").inside(Launch.command(arguments))).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said.lines().filter(line -> line.startsWith("TURN")).collect(Collectors.joining());
    }

    private String candidate(String viewer, String other) throws InterruptedException {
        JsonObject stats = meeting.await(
                viewer,
                "stats",
                e -> LabMeeting.links(e).stream()
                        .anyMatch(link -> link.get("name").getAsString().equals(other)
                                && !link.get("candidate").isJsonNull()));
        return LabMeeting.links(stats).stream()
                .filter(link -> link.get("name").getAsString().equals(other))
                .map(link -> link.get("candidate"))
                .map(JsonElement::getAsString)
                .findFirst()
                .orElseThrow();
    }
}
