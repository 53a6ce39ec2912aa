package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.account.TestProvider;
import dev.parley.server.store.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of the standalone server, from the outside. */
class AccountProcessTest {
    private static final String[] FREE_PORTS = {"--port", "0", "--http-port", "0"};

    @TempDir
    private Path folder;

    private Map<String, String> onFile() {
        return Map.of("ACCOUNTS", "open", "GUESTS", "off", "PARLEY_DATA", folder.toString());
    }

    @Test
    void accounts_and_sign_ins_outlive_a_restart_and_nothing_of_them_is_logged() throws Exception {
        checkRestart(onFile());
        assertThat(folder.resolve("parley.db")).isNotEmptyFile();
    }

    @Test
    @EnabledIf(
            value = "dev.parley.server.store.PostgresServer#isInstalled",
            disabledReason = "PostgreSQL is not installed (package postgresql).")
    void the_same_on_postgresql() throws Exception {
        checkRestart(Map.of(
                "ACCOUNTS",
                "open",
                "GUESTS",
                "off",
                "DATABASE_URL",
                PostgresServer.newDatabase(),
                "TOKEN_KEY",
                "00ff".repeat(16)));
    }

    private static void checkRestart(Map<String, String> environment) throws Exception {
        ServerMessage.SignedIn before;
        try (ServerProcess server = ServerProcess.ready(environment, FREE_PORTS);
                AccountClient ada = new AccountClient(server.url())) {
            before = ada.register("ada");
            assertThat(ada.welcomed(before).session()).isNotEmpty();
            server.process.destroy();
            assertThat(server.exitCode()).isEqualTo(143);
            assertThat(server.errors())
                    .contains(
                            "Signed in",
                            "Session started",
                            "account=" + before.account().id())
                    .doesNotContain(AccountClient.PASSWORD, "secret.example", "argon2", before.refreshToken())
                    .doesNotContain(before.accessToken());
        }
        try (ServerProcess server = ServerProcess.ready(environment, FREE_PORTS);
                AccountClient ada = new AccountClient(server.url());
                AccountClient guest = new AccountClient(server.url())) {
            ServerMessage.SignedIn after = ada.signIn("ada");
            assertThat(after.account().createdAt()).isEqualTo(before.account().createdAt());
            assertThat(after.account().lastLogin()).isNotNull();
            assertThat(ada.refresh(before).account().id())
                    .isEqualTo(before.account().id());
            ada.welcomed(before);
            assertThat(guest.refused(new Credentials.Guest()).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void somebody_from_an_openid_provider_comes_in_and_nothing_of_them_is_logged() throws Exception {
        try (TestProvider provider = new TestProvider()) {
            Map<String, String> environment = new HashMap<>(onFile());
            environment.putAll(Map.of(
                    "OIDC_ISSUER",
                    provider.issuer(),
                    "OIDC_CLIENT_ID",
                    TestProvider.CLIENT,
                    "OIDC_NEW_ACCOUNTS",
                    "on",
                    "WEBSOCKET_URL",
                    TestProvider.SERVER.toString()));
            String token = provider.token("s3cr3t-subject", "Grace Hopper", "grace@secret.example");
            ServerMessage.SignedIn grace;
            try (ServerProcess server = ServerProcess.ready(environment, FREE_PORTS);
                    AccountClient client = new AccountClient(server.url())) {
                grace = client.signInOidc(token);
                assertThat(client.welcomed(grace).session()).isNotEmpty();
                assertThat(server.errors())
                        .contains("Signed in", "account=" + grace.account().id())
                        .doesNotContain(
                                token,
                                TestProvider.NONCE,
                                TestProvider.DRAWN,
                                "s3cr3t-subject",
                                "Hopper",
                                "secret.example");
            }
            try (ServerProcess server = ServerProcess.ready(environment, FREE_PORTS);
                    AccountClient client = new AccountClient(server.url())) {
                ClientMessage again = new ClientMessage.SignInOidc(token, TestProvider.DRAWN);
                assertThat(client.refused(again).code()).isEqualTo(ErrorCode.ID_TOKEN_REFUSED);
                String next = provider.token("s3cr3t-subject", "Grace Hopper", "grace@secret.example");
                assertThat(client.signInOidc(next).account().id())
                        .isEqualTo(grace.account().id());
            }
        }
    }

    @Test
    void a_database_that_cannot_be_used_is_named_and_ends_with_1() throws Exception {
        Files.createDirectory(folder.resolve("parley.db"));
        try (ServerProcess server = new ServerProcess(onFile(), FREE_PORTS)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).contains("parley server: The database " + folder.resolve("parley.db"));
            assertThat(server.output()).isEmpty();
        }
    }
}
