package dev.parley.client.app.doctor;

import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Why a TURN server that does not let itself be used over TCP or TLS does not: a sentence that says what to do. */
final class TlsLook {
    private static final int WAIT_MS = 5_000;

    private TlsLook() {}

    /** @param server its address, as the sentence names it */
    static String at(String server, String host, int port, boolean tls) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(WAIT_MS);
            socket.connect(new InetSocketAddress(host, port), WAIT_MS);
            return tls ? certificate(server, socket, host, port) : Texts.of("app.doctor.tls.no-relay", server);
        } catch (IOException | IllegalArgumentException e) {
            return Texts.of("app.doctor.tls.silent", server, String.valueOf(port));
        }
    }

    private static String certificate(String server, Socket socket, String host, int port) {
        try (SSLSocket over = (SSLSocket) lookingOnly().getSocketFactory().createSocket(socket, host, port, true)) {
            over.startHandshake();
            return refused(server, (X509Certificate) over.getSession().getPeerCertificates()[0], host);
        } catch (IOException | GeneralSecurityException e) {
            return Texts.of("app.doctor.tls.no-tls", server, String.valueOf(port), String.valueOf(e.getMessage()));
        }
    }

    private static String refused(String server, X509Certificate certificate, String host)
            throws CertificateParsingException {
        List<String> names = names(certificate);
        String sentence = Texts.of(
                defect(certificate, names, host),
                server,
                certificate.getIssuerX500Principal().getName(),
                shown(names),
                certificate.getNotAfter().toInstant().toString(),
                host);
        return Sentences.of(sentence, Texts.of("app.doctor.tls.more"));
    }

    private static String shown(List<String> names) {
        return names.isEmpty()
                ? Texts.of("app.doctor.tls.no-name")
                : String.join(Texts.of("common.list.separator"), names);
    }

    /** The key of the sentence that names it. */
    private static String defect(X509Certificate certificate, List<String> names, String host) {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            return "app.doctor.tls.not-valid-today";
        }
        return names.stream().noneMatch(name -> covers(name, host))
                ? "app.doctor.tls.other-host"
                : "app.doctor.tls.unknown-authority";
    }

    /** RFC 9525 §6.3: a wildcard stands for one whole label, the first. */
    static boolean covers(String name, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String shown = name.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return shown.equals(wanted)
                || (shown.startsWith("*.") && dot > 0 && shown.substring(1).equals(wanted.substring(dot)));
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }

    /** Accepts every certificate, in order to read it; nothing is sent over this connection. */
    private static SSLContext lookingOnly() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AcceptingAll()}, null);
        return context;
    }

    private static final class AcceptingAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
