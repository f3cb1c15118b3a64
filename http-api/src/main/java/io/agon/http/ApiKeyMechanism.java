package io.agon.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Knows callers by their API key. Keys are compared by hash and in constant time. Where no key is configured every caller
 * may do everything; the service then listens on loopback only (see {@code wiring}).
 */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";

    private final Map<String, SecurityConfig.ApiKey> keys;

    ApiKeyMechanism(SecurityConfig config) {
        this.keys = config.apiKeys();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(identity("local", EnumSet.allOf(SecurityConfig.Role.class)));
        }
        String key = key(context);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        byte[] hash = sha256(key);
        SecurityIdentity found = null;
        for (Map.Entry<String, SecurityConfig.ApiKey> known : keys.entrySet()) {
            byte[] expected = HexFormat.of().parseHex(known.getValue().secretHash());
            if (MessageDigest.isEqual(hash, expected)) {
                found = identity(known.getKey(), known.getValue().roles());
            }
        }
        return found == null
                ? Uni.createFrom().failure(new AuthenticationFailedException("unknown API key"))
                : Uni.createFrom().item(found);
    }

    private static String key(RoutingContext context) {
        String own = context.request().getHeader("X-API-Key");
        if (own != null) {
            return own.strip();
        }
        String authorization = context.request().getHeader("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : null;
    }

    private static SecurityIdentity identity(String name, Set<SecurityConfig.Role> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Roles.including(roles))
                .build();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
