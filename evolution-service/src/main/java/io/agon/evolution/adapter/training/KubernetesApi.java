package io.agon.evolution.adapter.training;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;

/**
 * The few requests to the API server that a training takes, as a pod's service account. Token and authority are what Kubernetes mounts;
 * the token is read at every request, for it is renewed.
 */
public final class KubernetesApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Path account;
    private HttpClient client;

    /**
     * @param server of the API
     * @param account folder with {@code token}, {@code namespace} and, for HTTPS, {@code ca.crt}
     */
    public KubernetesApi(URI server, Path account) {
        this.server = server;
        this.account = account;
    }

    /** An answer. */
    record Reply(int status, String body) {
        /** What is said, in short. */
        String message() {
            String line = TrainingLog.of(body).note();
            return line == null ? "nothing" : line;
        }
    }

    String namespace() {
        try {
            return Files.readString(account.resolve("namespace")).strip();
        } catch (IOException e) {
            throw new IllegalStateException("no service account is mounted at " + account, e);
        }
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply post(String path, String body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(account.resolve("token")).strip());
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> reply = client().send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized HttpClient client() throws IOException {
        if (client == null) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
            if (server.getScheme().equals("https")) {
                builder.sslContext(trusting(account.resolve("ca.crt")));
            }
            client = builder.build();
        }
        return client;
    }

    private static SSLContext trusting(Path authority) throws IOException {
        try (InputStream certificates = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the API server's authority cannot be used: " + authority, e);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
