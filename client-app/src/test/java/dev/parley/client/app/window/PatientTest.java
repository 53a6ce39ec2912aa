package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.app.doctor.Checkup;
import dev.parley.client.app.doctor.Finding;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Program;
import dev.parley.client.core.RelayCertificates;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doctor is given to look at, before a meeting and in one. */
class PatientTest {
    private final CoreInRoom core = new CoreInRoom((event, nanoTime, before, next) -> {}, () -> 1_800_000_000_000L);

    @Test
    void before_a_meeting_the_devices_are_opened_and_no_server_is_known() {
        Checkup.Subject subject = Patient.of(Program.initial(), RelayCertificates.ANY);
        assertThat(subject.server()).isNull();
        assertThat(subject.devices()).isEmpty();
        assertThat(subject.certificates()).isEqualTo(RelayCertificates.ANY);
        assertThat(subject.unnamed()).contains("this computer hosts its meetings itself");
        assertThat(subject.screen()).as("nobody can share a screen here").isFalse();
    }

    @Test
    void in_a_meeting_the_devices_in_use_are_left_alone_and_its_servers_are_asked() {
        core.happen(new Event.DevicesChanged(
                new DeviceState(true, "Headset", ""), new DeviceState(true, "Built-in camera", "")));
        IceServer both = new IceServer(List.of("turns:b.example", "turn:b.example"), "ada", "word");
        core.happen(new Event.UseIce(List.of(new IceServer(List.of("stun:a.example"), "", ""), both), false));

        Checkup.Subject subject = Patient.of(core.state(), RelayCertificates.CHECKED);
        assertThat(subject.server()).isEqualTo(CoreInRoom.SERVER);
        assertThat(subject.stun()).isEqualTo("stun:a.example");
        assertThat(subject.turn()).isEqualTo(new IceServer(List.of("turns:b.example"), "ada", "word"));
        assertThat(subject.devices())
                .extracting(Finding::text)
                .contains("Headset, in use by this meeting", "Built-in camera, in use by this meeting");
    }

    @Test
    void a_server_that_names_none_is_no_problem() {
        Checkup.Subject subject = Patient.of(core.state(), RelayCertificates.CHECKED);
        assertThat(subject.stun()).isNull();
        assertThat(subject.turn()).isNull();
        assertThat(subject.unnamed()).contains("Your server names none");
    }

    @Test
    void who_hosts_the_meeting_is_sent_to_nobody_who_runs_a_server() {
        core.happen(new Event.LeaveRoom());
        core.happen(new Event.SignOut());
        core.happen(new Event.SignIn("Max", null));
        core.happen(new Event.CreateRoom("Standup", Visibility.PRIVATE, 6));
        core.happen(new Event.HostStarted(URI.create("ws://127.0.0.1:40001"), List.of(CoreInRoom.SERVER)));
        core.happen(new Event.SocketOpened());
        core.answer(new ServerMessage.Welcome(1, "s", "test", List.of(), 10, 20_000, 30_000));
        RoomInfo room = new RoomInfo(CoreInRoom.ROOM, "Standup", "", "Max", Visibility.PRIVATE, 1, 6, 1);
        core.answer(new ServerMessage.RoomCreated(room));
        core.answer(new ServerMessage.RoomJoined(room, new ParticipantId("m"), List.of(), List.of(), 0, "", false));
        assertThat(Patient.of(core.state(), RelayCertificates.CHECKED).unnamed())
                .startsWith("None is set up, because this computer hosts its meetings itself.");
    }
}
