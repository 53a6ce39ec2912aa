package dev.parley.server.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files serve, and what an admin is told of the others. */
class CertificateFilesTest {
    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private static TestAuthority.Pair ec;
    private static TestAuthority.Pair rsa;

    @BeforeAll
    static void make_certificates() throws Exception {
        authority = new TestAuthority(folder);
        ec = authority.certificate("EC");
        rsa = authority.certificate("RSA");
    }

    static boolean hasOpenssl() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
    }

    private static Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void a_key_in_pkcs_8_serves(String algorithm) throws Exception {
        TestAuthority.Pair pair = authority.certificate(algorithm);
        assertThat(CertificateFiles.of(pair.certificate(), pair.key())
                        .newEngine()
                        .getUseClientMode())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"EC, EC PRIVATE KEY", "RSA, RSA PRIVATE KEY"})
    @EnabledIf(value = "hasOpenssl", disabledReason = "openssl is not there to write keys in their old formats")
    void a_key_as_openssl_used_to_write_it_serves(String algorithm, String label) throws Exception {
        TestAuthority.Pair pair = algorithm.equals("EC") ? ec : rsa;
        Path old = folder.resolve(algorithm + ".old");
        TestAuthority.run(
                List.of("openssl", "pkey", "-traditional", "-in", pair.key().toString(), "-out", old.toString()));
        assertThat(old).content().contains("BEGIN " + label);
        assertThat(CertificateFiles.of(pair.certificate(), old)).isNotNull();
    }

    @Test
    @EnabledIf(value = "hasOpenssl", disabledReason = "openssl is not there to encrypt a key")
    void a_key_with_a_passphrase_is_refused_with_the_command_that_takes_it_off() throws Exception {
        Path encrypted = folder.resolve("encrypted.key");
        Path old = folder.resolve("encrypted-old.key");
        TestAuthority.run(List.of(
                "openssl",
                "pkey",
                "-aes128",
                "-passout",
                "pass:secret",
                "-in",
                ec.key().toString(),
                "-out",
                encrypted.toString()));
        TestAuthority.run(List.of(
                "openssl",
                "pkey",
                "-traditional",
                "-aes128",
                "-passout",
                "pass:secret",
                "-in",
                ec.key().toString(),
                "-out",
                old.toString()));
        for (Path file : List.of(encrypted, old)) {
            assertThatThrownBy(() -> CertificateFiles.of(ec.certificate(), file))
                    .isInstanceOf(CertificateFilesException.class)
                    .hasMessageContaining("passphrase")
                    .hasMessageContaining("openssl pkey -in " + file);
        }
    }

    @Test
    void what_stands_around_the_blocks_is_no_obstacle() throws Exception {
        String curve = TestAuthority.pem("EC PARAMETERS", new byte[] {6, 1, 1});
        Path key = write("around.key", "Bag Attributes\n" + curve + Files.readString(ec.key()) + "\n\n");
        Path windows = write("windows.pem", Files.readString(ec.certificate()).replace("\n", "\r\n"));
        assertThat(CertificateFiles.of(windows, key)).isNotNull();
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        TestAuthority.Pair other = authority.certificate("EC");
        assertThatThrownBy(() -> CertificateFiles.of(ec.certificate(), other.key()))
                .hasMessageContaining(other.key() + " does not belong to the first certificate in " + ec.certificate());
        assertThatThrownBy(() -> CertificateFiles.of(ec.certificate(), rsa.key()))
                .hasMessageContaining("kind, EC");
    }

    @Test
    void files_that_are_no_such_files_are_named_and_nothing_of_a_key_is_shown() throws Exception {
        Path nothing = folder.resolve("nothing.pem");
        assertThatThrownBy(() -> CertificateFiles.of(nothing, ec.key()))
                .hasMessageContaining("There is no file " + nothing);
        assertThatThrownBy(() -> CertificateFiles.of(folder, ec.key()))
                .hasMessageContaining("There is no file " + folder);
        assertThatThrownBy(() -> CertificateFiles.of(ec.key(), ec.key())).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> CertificateFiles.of(ec.certificate(), ec.certificate()))
                .hasMessageContaining("holds no private key");
        String secret = Files.readString(ec.key()).lines().skip(1).findFirst().orElseThrow();
        Path half = write(
                "half.key",
                "-----BEGIN PRIVATE KEY-----\n" + secret.substring(0, 24) + "\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> CertificateFiles.of(ec.certificate(), half))
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(secret.substring(0, 24))
                .hasNoCause();
        Path broken = write("broken.pem", Files.readString(ec.certificate()).replaceFirst("MII", "AAA"));
        assertThatThrownBy(() -> CertificateFiles.of(broken, ec.key())).hasMessageContaining("damaged");
        Path huge = Files.write(folder.resolve("huge.pem"), new byte[2 << 20]);
        assertThatThrownBy(() -> CertificateFiles.of(huge, ec.key())).hasMessageContaining("too long");
    }

    @Test
    void a_renewal_counts_once_both_files_fit_together_and_half_of_one_changes_nothing() throws Exception {
        TestAuthority.Pair used = authority.certificate("EC");
        TestAuthority.Pair next = authority.certificate("EC");
        CertificateFiles files = CertificateFiles.of(used.certificate(), used.key());
        assertThat(files.refresh()).as("nothing has changed").isFalse();

        Files.writeString(used.certificate(), Files.readString(next.certificate()));
        assertThat(files.refresh()).as("the key is still the old one").isFalse();
        assertThat(files.newEngine()).isNotNull();
        Files.writeString(used.key(), "half of a k");
        assertThat(files.refresh()).isFalse();
        Files.delete(used.key());
        assertThat(files.refresh()).isFalse();
        assertThat(files.newEngine()).isNotNull();
        Files.writeString(used.key(), Files.readString(next.key()));
        assertThat(files.refresh()).isTrue();
    }
}
