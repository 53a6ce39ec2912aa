package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What admins write into {@code DATABASE_URL}. */
class DatabaseAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"postgresql://", "postgres://", "jdbc:postgresql://"})
    void user_and_password_are_taken_out_of_the_url_and_decoded(String scheme) {
        DatabaseAddress address = DatabaseAddress.parse(scheme + "ada:p%40ss+w%3Ard@db:5433/parley?sslmode=require")
                .orElseThrow();
        assertThat(address)
                .isEqualTo(new DatabaseAddress.Postgres(
                        "jdbc:postgresql://db:5433/parley?sslmode=require", "ada", "p@ss+w:rd"));
        assertThat(address.shown() + address)
                .doesNotContain("p@ss", "p%40ss")
                .contains("jdbc:postgresql://db:5433/parley");
    }

    /** Of a host that vanishes nobody is told. */
    @Test
    void a_connection_that_says_nothing_is_asked_whether_it_is_alive() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://ada@db/parley").orElseThrow();
        assertThat(Database.config(address).getDataSourceProperties())
                .containsEntry("tcpKeepAlive", "true")
                .containsEntry("socketTimeout", "8");
    }

    @Test
    void port_user_and_password_may_be_missing() {
        assertThat(DatabaseAddress.parse("postgresql://[::1]/parley"))
                .contains(new DatabaseAddress.Postgres("jdbc:postgresql://[::1]/parley", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://db/parley",
                "postgresql://db",
                "postgresql://db/",
                "postgresql:parley",
                "db.example.org",
                "postgresql://ada:100%@db/parley",
                ""
            })
    void what_names_no_database_is_refused(String text) {
        assertThat(DatabaseAddress.parse(text)).isEmpty();
    }
}
