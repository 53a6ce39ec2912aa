package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.ChatLine;
import dev.parley.client.ui.common.Alerts;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of {@code notify-send} that writes down what it is given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class DesktopNotifierTest {
    @TempDir
    private Path folder;

    private Path said;

    @BeforeEach
    void install() throws IOException {
        said = folder.resolve("said.txt");
        Path program = folder.resolve("notify-send");
        Files.writeString(
                program,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + said + ".part'\nmv '" + said + ".part' '" + said + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> told(String name, String text, Alerts alerts) throws IOException {
        Optional<DesktopNotifier.Kind> kind = DesktopNotifier.kind("Linux", "/nowhere:" + folder);
        try (DesktopNotifier notifier = new DesktopNotifier(kind)) {
            notifier.show(line(name, text), alerts);
            await().until(() -> Files.exists(said));
        }
        return Files.readAllLines(said);
    }

    private static ChatLine line(String name, String text) {
        return new ChatLine("1", new ParticipantId("a"), name, text, 0, false, Set.of(), Set.of());
    }

    @Test
    void the_text_stays_in_the_window_unless_the_settings_say_otherwise() throws IOException {
        assertThat(told("Ann", "The secret is 42", Alerts.SENDER))
                .endsWith("--", "Message from Ann", "Open Parley to read it.")
                .noneMatch(argument -> argument.contains("42"));
    }

    @Test
    void a_text_is_an_argument_and_no_command_option_or_markup() throws IOException {
        assertThat(told("--help", "$(touch x) <b>a & b</b>\nsecond   line", Alerts.TEXT))
                .endsWith("--", "Message from --help", "$(touch x) &lt;b&gt;a &amp; b&lt;/b&gt; second line");
    }

    @Test
    void a_backslash_makes_no_markup_by_a_detour() throws IOException {
        assertThat(told("Ann", "C:\\new \\74b\\76", Alerts.TEXT).getLast()).isEqualTo("C:\\\\new \\\\74b\\\\76");
    }

    @Test
    void a_long_text_is_shortened() throws IOException {
        assertThat(told("Ann", "word ".repeat(500), Alerts.TEXT).getLast())
                .hasSizeLessThan(210)
                .endsWith("…");
    }

    private List<String> told(Alerts alerts) throws IOException {
        Invitation invitation = new Invitation(
                "i", new RoomId("lusab-babad-gutih"), "Book club", "ann", "Ann", "me", InvitationState.PENDING, 1, 2);
        try (DesktopNotifier notifier = new DesktopNotifier(DesktopNotifier.kind("Linux", folder.toString()))) {
            notifier.show(invitation, alerts);
            await().until(() -> Files.exists(said));
        }
        return Files.readAllLines(said);
    }

    @Test
    void an_invitation_names_its_meeting_only_where_texts_are_shown() throws IOException {
        assertThat(told(Alerts.TEXT)).endsWith("--", "Invitation from Ann", "Book club");
        Files.delete(said);
        assertThat(told(Alerts.SENDER)).endsWith("--", "Invitation from Ann", "Open Parley to answer.");
    }

    @Test
    void nothing_is_shown_if_nobody_wants_it() {
        try (DesktopNotifier notifier = new DesktopNotifier(DesktopNotifier.kind("Linux", folder.toString()))) {
            notifier.show(line("Ann", "Hello"), Alerts.NEVER);
            assertThat(notifier.isIdle()).isTrue();
        }
    }

    @Test
    void each_system_has_its_own_command_or_none() {
        assertThat(DesktopNotifier.kind("Linux", "/nowhere")).isEmpty();
        assertThat(DesktopNotifier.kind("Windows 11", folder.toString())).isEmpty();
        assertThat(DesktopNotifier.kind("Mac OS X", folder.toString())).isEmpty();
        assertThat(DesktopNotifier.problem("Linux")).contains("libnotify-bin");
        assertThat(DesktopNotifier.problem("Windows 11")).contains("title");
        assertThat(new DesktopNotifier.Kind.Mac(Path.of("osascript")).command("Title", "-e \"x\""))
                .endsWith("Title", "-e \"x\"");
    }
}
