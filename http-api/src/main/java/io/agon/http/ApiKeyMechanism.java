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
 * Knows callers by their API key. Keys are compared by hash and in constant time. A bearer token that is no key is left to OpenID Connect
 * where that is enabled. Where nobody can be known every caller may do everything; the service then listens on loopback only
 * ({@link LoopbackGuard}).
 */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";
    /** Before OpenID Connect's. */
    private static final int PRIORITY = 2 * DEFAULT_PRIORITY;

    private final SecurityConfig config;

    ApiKeyMechanism(SecurityConfig config) {
        this.config = config;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!config.callersAreKnown()) {
            return Uni.createFrom().item(identity("local", EnumSet.allOf(SecurityConfig.Role.class)));
        }
        String own = context.request().getHeader("X-API-Key");
        String key = own != null ? own.strip() : bearer(context);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity found = owner(key);
        if (found != null) {
            return Uni.createFrom().item(found);
        }
        return own == null && config.oidc().enabled()
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(new AuthenticationFailedException("unknown API key"));
    }

    private static String bearer(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : null;
    }

    /** Null for a key that is nobody's. */
    private SecurityIdentity owner(String key) {
        byte[] hash = sha256(key);
        SecurityIdentity found = null;
        for (Map.Entry<String, SecurityConfig.ApiKey> known : config.apiKeys().entrySet()) {
            byte[] expected = HexFormat.of().parseHex(known.getValue().secretHash());
            if (MessageDigest.isEqual(hash, expected)) {
                found = identity(known.getKey(), known.getValue().roles());
            }
        }
        return found;
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
