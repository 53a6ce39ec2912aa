package dev.parley.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import dev.parley.client.app.UserFolder;
import dev.parley.client.app.headless.HeadlessCommand;
import dev.parley.client.app.window.ParleyApplication;
import dev.parley.client.app.window.WindowLauncher;
import dev.parley.client.port.FrameSource;
import dev.parley.client.port.PictureFit;
import dev.parley.client.port.Pictures;
import dev.parley.client.port.Places;
import dev.parley.client.ui.PulseRobot;
import dev.parley.client.ui.Pulses;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Holds the dependency table of docs/architecture.md for the client. */
class ArchitectureTest {
    /** A rule that sees fewer classes than this is looking in the wrong place. Raise it as the client grows. */
    private static final int FEWEST_CLASSES = 400;

    private static final String CLIENT = "dev.parley.client.";
    private static final JavaClasses PARLEY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.parley.client");

    /** Every package may use these. */
    private static final List<String> COMMON = List.of(
            CLIENT + "text",
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify..");

    private static final DescribedPredicate<JavaClass> PRIMITIVE_ARRAY = DescribedPredicate.describe(
            "arrays of primitives",
            type -> type.isArray() && type.getBaseComponentType().isPrimitive());

    @Test
    void the_rules_look_at_the_whole_program() {
        assertThat(PARLEY.size()).isGreaterThan(FEWEST_CLASSES);
        assertThat(PARLEY.that(resideInAPackage(CLIENT + "core"))).hasSizeGreaterThan(50);
    }

    @Test
    void the_core_uses_protocol_records_and_values_only() {
        check(onlyUses(
                        "core",
                        "dev.parley.protocol",
                        "java.net",
                        "java.time",
                        "java.math",
                        "java.text",
                        "java.nio.charset")
                .because("a meeting must be replayable from its events: no I/O, no threads, no library in the core"));
    }

    @Test
    void the_core_asks_the_system_for_nothing() {
        check(noClasses()
                .that()
                .resideInAPackage(CLIENT + "core..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, Thread.class, java.net.URL.class, java.net.Socket.class)
                .because("time, randomness and ids come in with events, so that a seed replays a meeting"));
    }

    @Test
    void ports_know_the_core_only() {
        check(onlyUses(
                        "port",
                        CLIENT + "core",
                        "dev.parley.protocol",
                        "java.net",
                        "java.nio",
                        "java.time",
                        "java.util.concurrent")
                .because("an adapter and its fake must both fit the interface"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mesh", "media", "chat", "transfer"})
    void features_do_not_use_each_other_nor_a_library(String feature) {
        check(noClasses()
                .that()
                .resideInAPackage(CLIENT + feature + "..")
                .should()
                .dependOnClassesThat(inParleyBut(
                        CLIENT + feature + "..", CLIENT + "core..", CLIENT + "port..", "dev.parley.protocol.."))
                .allowEmptyShould(true) // a feature's package may still be to come
                .because("a feature runs its effects through ports; what two features share belongs in core or port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signaling", "webrtc", "nearby"})
    void adapters_do_not_use_each_other_nor_the_app(String adapter) {
        check(noClasses()
                .that()
                .resideInAPackage(CLIENT + adapter + "..")
                .should()
                .dependOnClassesThat(inParleyBut(
                        CLIENT + adapter + "..",
                        CLIENT + "core..",
                        CLIENT + "port..",
                        CLIENT + "media..",
                        "dev.parley.protocol.."))
                .because("an adapter fits one library to the ports (and to the frames of media)"));
    }

    @Test
    void each_library_has_one_home() {
        check(onlyIn("dev.onvoid..", "..client.webrtc..")
                .because("webrtc-java's traps and upgrades stay in one package"));
        check(onlyIn(
                        "org.java_websocket..",
                        "..client.signaling..",
                        "..client.app.bench.server..",
                        "dev.parley.server..")
                .because("Java-WebSocket's guards stay beside its use; the bench compares with what has none"));
        check(onlyIn("javax.jmdns..", "..client.nearby..")
                .because("what is told to the network is said in one package"));
        check(onlyIn("javafx..", "..client.ui..", "..client.app..")
                .because("everything else must run without a window"));
        check(onlyIn("atlantafx..", "..client.ui..", "..client.app..").because("the look is the window's business"));
        check(onlyIn("org.kordamp.ikonli..", "..client.ui..").because("the look is the window's business"));
        check(onlyIn("picocli..", "..client.app..", "dev.parley.server.main..").because("the command line is wiring"));
        check(onlyIn("com.google.gson..", "dev.parley.protocol.json..", "..client.app..", "dev.parley.server..")
                .because("messages are read and written in one place"));
    }

    @Test
    void screens_draw_state_and_send_events() {
        check(noClasses()
                .that()
                .resideInAPackage(CLIENT + "ui..")
                .should()
                .dependOnClassesThat(inParleyBut(CLIENT + "ui..", CLIENT + "core..", "dev.parley.protocol..")
                        .and(not(
                                belongToAnyOf(FrameSource.class, PictureFit.class, Pictures.class, Places.Kept.class))))
                .because("the window reads state, draws frames and sends events, nothing else"));
    }

    @Test
    void screens_do_not_know_each_other() {
        for (String screen : List.of("login", "dashboard", "room", "devices")) {
            check(noClasses()
                    .that()
                    .resideInAPackage(CLIENT + "ui." + screen + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(CLIENT + "ui..")
                            .and(not(resideInAnyPackage(
                                    CLIENT + "ui." + screen + "..", CLIENT + "ui.common..", CLIENT + "ui.fx.."))))
                    .because("a screen can be rewritten without reading the others"));
        }
    }

    @Test
    void pictures_never_queue_for_the_fx_thread() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        CLIENT + "webrtc..",
                        CLIENT + "media..",
                        CLIENT + "port..",
                        CLIENT + "ui.fx..",
                        CLIENT + "ui.room..")
                .and()
                .doNotHaveSimpleName("RoomView") // the page around them, which hands no picture on
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("a picture waits in its slot for the next pulse; a queue of them would hold up clicks"));
    }

    @Test
    void what_scrolls_is_drawn_anew() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("SharpScroll")
                .and()
                .doNotHaveSimpleName("SharpTextArea")
                .should()
                .callConstructor(ScrollPane.class)
                .orShould()
                .callConstructor(ScrollPane.class, Node.class)
                .orShould()
                .callConstructor(TextArea.class)
                .because("JavaFX's scroll pane loses changes, and is blurred at 125 %: docs/decisions/0047"));
    }

    @Test
    void tests_use_the_window_as_javafx_bears_it() {
        assertThat(TESTS.contain(PulseRobot.class)).isTrue();
        noClasses()
                .that()
                .doNotBelongToAnyOf(PulseRobot.class)
                .should()
                .callConstructor(FxRobot.class)
                .because("asked off the FX thread for the size of a text, JavaFX's layouts break for the rest of the"
                        + " process, and waiting by the clock is slow: docs/decisions/0040")
                .check(TESTS);
        noClasses()
                .that()
                .doNotHaveSimpleName("Where")
                .and()
                .doNotHaveSimpleName("WrappedTextTest")
                .should()
                .callMethodWhere(target(nameMatching("getLayoutBounds|getBoundsInParent"))
                        .and(target(owner(assignableTo(Node.class)))))
                .because("JavaFX works out where a node lies when it is asked, and breaks when two threads ask")
                .check(TESTS);
        noClasses()
                .that()
                .doNotBelongToAnyOf(Pulses.class, ArchitectureTest.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(WaitForAsyncUtils.class)
                .because("there is one way onto the FX thread and one patience with it")
                .check(TESTS);
    }

    @Test
    void nobody_uses_the_app() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(CLIENT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLIENT + "app..")
                .because("wiring is the top"));
    }

    @Test
    void the_client_embeds_only_the_servers_meeting_part() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.parley.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.server.account..",
                        "dev.parley.server.store..",
                        "dev.parley.server.cluster..",
                        "dev.parley.server.http..")
                .because("the desktop app ships no database, Redis or HTTP interface"));
    }

    @Test
    void where_the_user_keeps_things_is_said_at_the_entrances_only() {
        check(noClasses()
                .that()
                .doNotBelongToAnyOf(ParleyApplication.class, WindowLauncher.class, HeadlessCommand.class)
                .should()
                .callMethod(UserFolder.class, "ofThisUser")
                .because("a client under test must not find what this user really has"));
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.parley.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package in disguise"));
    }

    /** Classes of the client's package {@code name} use itself, {@link #COMMON} and {@code others}, nothing else. */
    private static ClassesShouldConjunction onlyUses(String name, String... others) {
        String[] allowed = Stream.of(List.of(CLIENT + name + ".."), COMMON, List.of(others))
                .flatMap(List::stream)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(CLIENT + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(PRIMITIVE_ARRAY));
    }

    private static ClassesShouldConjunction onlyIn(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    /** Texts are everybody's. */
    private static DescribedPredicate<JavaClass> inParleyBut(String... packages) {
        return resideInAPackage("dev.parley..")
                .and(not(resideInAPackage(CLIENT + "text")))
                .and(not(resideInAnyPackage(packages)));
    }

    private static void check(ArchRule rule) {
        rule.check(PARLEY);
    }
}
