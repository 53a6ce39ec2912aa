package dev.parley.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each package of the server may know. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley.server");

    @Test
    void there_are_classes_to_judge() {
        for (String name : List.of(
                "room", "session", "net", "account", "durable", "store", "http", "metrics", "log", "systemd", "main")) {
            long found = CLASSES.stream()
                    .filter(c -> c.getPackageName().equals("dev.parley.server." + name))
                    .count();
            assertThat(found)
                    .as(name)
                    .isGreaterThanOrEqualTo(
                            List.of("durable", "metrics", "log", "systemd").contains(name) ? 2 : 6);
        }
    }

    @Test
    void room_rules_are_pure() {
        classes()
                .that()
                .resideInAPackage("..server.room..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.server.room..",
                        "dev.parley.protocol",
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .because("room rules run in simulations: no I/O, no clock, no threads, no JSON")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..server.room..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|UUID|Timer|Date|Calendar|Scanner)")
                .because("a whole meeting can be replayed from a seed: time and ids come from outside")
                .check(CLASSES);
    }

    @Test
    void sessions_know_rooms_and_not_sockets() {
        noClasses()
                .that()
                .resideInAPackage("..server.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.net..", "org.java_websocket..")
                .because("a session is tested without a socket, and the socket library could be exchanged")
                .check(CLASSES);
    }

    @Test
    void the_embedded_part_knows_nothing_of_the_standalone_part() {
        noClasses()
                .that()
                .resideInAnyPackage("..server.room..", "..server.session..", "..server.net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.account..",
                        "..server.durable..",
                        "..server.store..",
                        "..server.cluster..",
                        "..server.http..",
                        "..server.metrics..",
                        "..server.log..",
                        "..server.systemd..",
                        "io.micrometer..",
                        "..server.main..",
                        "org.jdbi..",
                        "java.sql..",
                        "com.sun.net.httpserver..",
                        "picocli..")
                .because("the desktop app carries only room, session and net; the rest comes in through interfaces")
                .check(CLASSES);
    }

    @Test
    void only_the_store_talks_to_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "org.jdbi..",
                        "org.flywaydb..",
                        "com.zaxxer.hikari..",
                        "org.sqlite..",
                        "org.postgresql..")
                .because("what is kept, and how, is said in one place")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..server.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.room..",
                        "..server.session..",
                        "..server.net..",
                        "..server.account..",
                        "..server.durable..",
                        "..server.main..")
                .because("what is kept does not depend on who asks for it")
                .check(CLASSES);
    }

    @Test
    void only_accounts_know_passwords_and_tokens() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.account..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..", "com.password4j..", "com.nulabinc..")
                .because("what is secret, and how, is said in one place")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..server.account..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.room..", "..server.net..", "..server.http..", "..server.main..")
                .because("accounts answer what a session asks, and know nothing of meetings")
                .check(CLASSES);
    }

    @Test
    void what_is_kept_for_accounts_knows_nothing_of_sockets_and_passwords() {
        noClasses()
                .that()
                .resideInAPackage("..server.durable..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.account..", "..server.net..", "..server.http..", "..server.main..")
                .because("it answers what a session asks; who that is, the session knows")
                .check(CLASSES);
    }

    @Test
    void only_net_talks_to_the_socket_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.java_websocket..")
                .because("all its guards are in one place")
                .check(CLASSES);
    }
}
