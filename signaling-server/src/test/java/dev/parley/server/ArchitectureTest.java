package dev.parley.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Holds the dependency table of docs/architecture.md for the server. */
class ArchitectureTest {
    /** A rule that sees fewer classes than this is looking in the wrong place. Raise it as the server grows. */
    private static final int FEWEST_CLASSES = 15;

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley.server");

    @Test
    void the_rules_look_at_the_whole_server() {
        assertThat(SERVER.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void room_rules_use_protocol_records_and_values_only() {
        check(classes()
                .that()
                .resideInAPackage("dev.parley.server.room..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.parley.server.room..",
                                "dev.parley.protocol",
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.invoke",
                                "java.lang.runtime",
                                "java.util",
                                "java.util.function",
                                "java.util.regex",
                                "java.util.stream",
                                "java.util.random",
                                "java.time",
                                "org.jspecify..")
                        .or(describe("arrays of primitives", ArchitectureTest::isPrimitiveArray)))
                .because("the simulation runs the real room rules: no I/O, no threads, no library in them"));
    }

    @Test
    void room_rules_ask_the_system_for_nothing() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.parley.server.room..")
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
                .belongToAnyOf(Thread.class)
                .because("time, randomness and ids come in with the call, so that a seed replays a meeting"));
    }

    @Test
    void sessions_know_nothing_of_sockets() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.parley.server.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parley.server.net..", "dev.parley.server.main..")
                .allowEmptyShould(true)
                .because("a session is tested without a socket"));
    }

    @Test
    void what_the_app_embeds_needs_no_standalone_part() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.parley.server.room..", "dev.parley.server.session..", "dev.parley.server.net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.server.account..",
                        "dev.parley.server.store..",
                        "dev.parley.server.cluster..",
                        "dev.parley.server.http..",
                        "dev.parley.server.main..")
                .because("database, cluster, HTTP and command line belong to the standalone server only"));
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.parley.server.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package in disguise"));
    }

    private static boolean isPrimitiveArray(JavaClass type) {
        return type.isArray() && type.getBaseComponentType().isPrimitive();
    }

    private static void check(ArchRule rule) {
        rule.check(SERVER);
    }
}
