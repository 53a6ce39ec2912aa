package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** What an admin reads of the reason why the database is away. */
class OutageTest {
    private static Throwable pooled(Throwable cause) {
        return new SQLTransientConnectionException("parley-store - Connection is not available", "08000", cause);
    }

    @Test
    void the_first_cause_is_named_with_the_state_that_is_nearest_to_it() {
        SQLException driver = new SQLException("The connection attempt failed.", "08001");
        driver.initCause(new UnknownHostException("db.example.org"));
        assertThat(Outage.of(pooled(driver))).isEqualTo(new Outage("08001", "UnknownHostException: db.example.org"));
        assertThat(Outage.of(pooled(new ConnectException("Connection refused"))))
                .isEqualTo(new Outage("08000", "ConnectException: Connection refused"));
    }

    @Test
    void only_the_first_line_is_told() {
        SQLException server = new SQLException("FATAL: too many connections\n  Detail: of ada", "53300");
        assertThat(Outage.of(pooled(server)))
                .isEqualTo(new Outage("53300", "SQLException: FATAL: too many connections"));
    }

    @Test
    void a_failure_without_a_cause_is_the_reason_itself() {
        assertThat(Outage.of(new SQLTransientConnectionException("timed out")))
                .isEqualTo(new Outage("", "SQLTransientConnectionException: timed out"));
    }
}
