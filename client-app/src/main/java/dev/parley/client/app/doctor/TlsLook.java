package dev.parley.client.app.doctor;

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

    static String at(String host, int port, boolean tls) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(WAIT_MS);
            socket.connect(new InetSocketAddress(host, port), WAIT_MS);
            return tls ? certificate(socket, host, port) : "takes connections but gives no relay. Is it a TURN server?";
        } catch (IOException | IllegalArgumentException e) {
            return "does not answer. Check the address, and that no firewall blocks TCP port " + port + ".";
        }
    }

    private static String certificate(Socket socket, String host, int port) {
        try (SSLSocket over = (SSLSocket) lookingOnly().getSocketFactory().createSocket(socket, host, port, true)) {
            over.startHandshake();
            return refused((X509Certificate) over.getSession().getPeerCertificates()[0], host);
        } catch (IOException | GeneralSecurityException e) {
            return "does not speak TLS on port " + port + " (" + e.getMessage()
                    + "). Check its certificate and key files, and that the port is that for TLS.";
        }
    }

    private static String refused(X509Certificate certificate, String host) throws CertificateParsingException {
        List<String> names = names(certificate);
        return "shows a certificate that calls do not accept: "
                + defect(certificate, names, host)
                + " (by " + certificate.getIssuerX500Principal().getName() + ", for " + String.join(", ", names)
                + ", until " + certificate.getNotAfter().toInstant() + ")."
                + " docs/relays.md says which are accepted, and what --turn-certificates any means.";
    }

    private static String defect(X509Certificate certificate, List<String> names, String host) {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            return "it is not valid today";
        }
        return names.stream().noneMatch(name -> covers(name, host))
                ? "it is not for " + host
                : "it, or its chain, leads to no authority that the media library knows";
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
                ? List.of("no host name")
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
