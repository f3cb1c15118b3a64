package io.agon.testkit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Puts TLS before a server that speaks none, with a certificate that nobody trusts who is not told to. Listens on a port of
 * the loopback address.
 */
public final class TlsProxy implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int REQUEST_LENGTH = 8;

    private final ServerSocket server;
    private final Certificate certificate;
    private final boolean postgres;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;

    private TlsProxy(Certificate certificate, int target, boolean postgres) throws IOException {
        this.certificate = certificate;
        this.target = target;
        this.postgres = postgres;
        this.server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * A key pair with a certificate for 127.0.0.1 and localhost, signed by itself.
     *
     * @param pem the certificate
     */
    public record Certificate(Path pem, SSLContext context) {
        /** Makes a new one in this folder. */
        public static Certificate create(Path folder) {
            Path store = folder.resolve("server.p12");
            try {
                Process keytool = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1,dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
                if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                    throw new IllegalStateException("keytool made no certificate");
                }
                KeyStore keys = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(store)) {
                    keys.load(in, PASSWORD);
                }
                KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(keys, PASSWORD);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(managers.getKeyManagers(), null, null);
                String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate("server").getEncoded());
                Path pem = Files.writeString(
                        folder.resolve("server.pem"),
                        "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
                return new Certificate(pem, context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /**
     * Before anything whose connections begin with a handshake.
     *
     * @param target a port of the loopback address
     */
    public static TlsProxy open(Certificate certificate, int target) {
        return open(certificate, target, false);
    }

    /** Before PostgreSQL, whose clients ask for TLS first. */
    public static TlsProxy beforePostgres(Certificate certificate, int target) {
        return open(certificate, target, true);
    }

    private static TlsProxy open(Certificate certificate, int target, boolean postgres) {
        try {
            return new TlsProxy(certificate, target, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket raw = server.accept();
                sockets.add(raw);
                Thread.ofVirtual().start(() -> serve(raw));
            } catch (IOException e) {
                // the next one may do better, or the proxy is closed
            }
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            if (postgres) {
                byte[] request = raw.getInputStream().readNBytes(REQUEST_LENGTH);
                if (request.length < REQUEST_LENGTH) {
                    return;
                }
                raw.getOutputStream().write("S".getBytes(StandardCharsets.US_ASCII));
            }
            SSLSocket secure =
                    (SSLSocket) certificate.context().getSocketFactory().createSocket(raw, null, true);
            try (secure;
                    Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
                secure.startHandshake();
                sockets.add(upstream);
                Thread back = Thread.ofVirtual().start(() -> pump(upstream, secure));
                pump(secure, upstream);
                back.join();
            }
        } catch (IOException e) {
            // one end is gone, or does not trust us
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[65536];
        try (from;
                to) {
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, count);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // one end is gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
