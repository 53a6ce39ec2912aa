package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** Connections to a PostgreSQL that goes away and comes back. */
@EnabledIf(
        value = "dev.parley.server.store.PostgresServer#isInstalled",
        disabledReason = "PostgreSQL is not installed (package postgresql).")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionsTest {
    private static final long WAIT_MILLIS = 1_000;

    /** If each waited, the test's time would be over. */
    private static final int TRIES = 1_000;

    private final List<Outage> outages = new ArrayList<>();

    @Test
    void once_it_is_known_to_be_away_nobody_waits_for_it_and_it_is_found_again_by_itself() throws Exception {
        try (PostgresServer server = PostgresServer.own();
                HikariDataSource pool = pool(server.create())) {
            Connections connections = new Connections(pool, outages::add);
            connections.openConnection().close();
            server.stop();
            // What was used a moment ago the pool gives out without a look.
            await().atMost(60, TimeUnit.SECONDS).until(() -> isRefused(connections));
            for (int i = 0; i < TRIES; i++) {
                assertThatThrownBy(connections::openConnection).isInstanceOf(SQLTransientConnectionException.class);
            }
            server.start();
            await().atMost(60, TimeUnit.SECONDS).until(() -> isOpened(connections));
        }
    }

    @Test
    void each_time_that_it_goes_away_is_told_once_with_its_reason() throws Exception {
        try (PostgresServer server = PostgresServer.own();
                HikariDataSource pool = pool(server.create())) {
            Connections connections = new Connections(pool, outages::add);
            for (int times = 1; times <= 2; times++) {
                await().atMost(60, TimeUnit.SECONDS).until(() -> isOpened(connections));
                server.stop();
                int so = times;
                await().atMost(60, TimeUnit.SECONDS).until(() -> isRefused(connections) && outages.size() == so);
                for (int i = 0; i < TRIES; i++) {
                    assertThat(isRefused(connections)).isTrue();
                }
                server.start();
            }
        }
        assertThat(outages).hasSize(2).allSatisfy(outage -> {
            assertThat(outage.state()).matches("08...|57P..");
            assertThat(outage.reason()).contains("Exception: ").doesNotContain("p@ss");
        });
    }

    @Test
    void while_all_are_in_use_one_waits_for_those() throws Exception {
        try (HikariDataSource pool = pool(PostgresServer.newDatabase())) {
            Connections connections = new Connections(pool, outages::add);
            Connection one = connections.openConnection();
            Connection other = connections.openConnection();
            assertThatThrownBy(connections::openConnection).isInstanceOf(SQLTransientConnectionException.class);
            one.close();
            assertThat(isOpened(connections)).isTrue();
            other.close();
        }
        assertThat(outages).as("busy is not away").isEmpty();
    }

    private static HikariDataSource pool(String url) {
        DatabaseAddress.Postgres address =
                (DatabaseAddress.Postgres) DatabaseAddress.parse(url).orElseThrow();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(WAIT_MILLIS);
        return new HikariDataSource(config);
    }

    /** One that is dead is used, so that the pool finds that out. */
    private static boolean isRefused(Connections connections) {
        try (Connection connection = connections.openConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return false;
        } catch (SQLTransientConnectionException refused) {
            return Failure.isAway(refused);
        } catch (SQLException dead) {
            assertThat(Failure.isAway(dead)).as(dead.toString()).isTrue();
            return false;
        }
    }

    private static boolean isOpened(Connections connections) {
        try (Connection connection = connections.openConnection()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }
}
