package io.agon.evolution.adapter.http;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An identity provider: tells where its keys are, shows them, and signs tokens. */
public final class TokenIssuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = keys();
    private static volatile String address;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        serve("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize", "introspection_endpoint": "%1$s/introspect"}
                """.formatted(address));
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        serve("/keys", """
                {"keys": [{"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}
                """.formatted(
                        base64(key.getModulus().toByteArray()),
                        base64(key.getPublicExponent().toByteArray())));
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", address);
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(UTF_8);
        var unused = server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static String base64(byte[] signed) {
        int from = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(signed, from, signed.length));
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** A token for this service. */
    static String token(String name, String... roles) {
        return token(name, "agon", Duration.ofMinutes(5), KEYS, roles);
    }

    static String token(String name, String audience, Duration valid, KeyPair signer, String... roles) {
        return Jwt.issuer(address)
                .upn(name)
                .audience(audience)
                .groups(Set.of(roles))
                .expiresAt(System.currentTimeMillis() / 1000 + valid.toSeconds())
                .jws()
                .keyId("1")
                .sign(signer.getPrivate());
    }

    static KeyPair own() {
        return KEYS;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
