package io.agon.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import java.util.Map;
import java.util.Set;

/** Who may use the API, under {@code agon.security}. */
@ConfigMapping(prefix = "agon.security")
public interface SecurityConfig {
    /** Keys by a name of their owner. Without any, and without OpenID Connect, the service listens on loopback only. */
    Map<String, ApiKey> apiKeys();

    /** Tokens of an identity provider, which {@code quarkus.oidc} names. */
    Oidc oidc();

    /** How much a caller may ask for; callers that nobody has to know, on loopback, may ask for more. */
    Limit limit();

    /** Whether every caller shows who it is. */
    default boolean callersAreKnown() {
        return !apiKeys().isEmpty() || oidc().enabled();
    }

    /** OpenID Connect. */
    interface Oidc {
        /** Whether bearer tokens of {@code quarkus.oidc.auth-server-url} are taken. */
        @WithDefault("false")
        boolean enabled();
    }

    /** A bucket of requests for each caller, in each replica. */
    interface Limit {
        /** Requests that a caller may make for as long as it likes, in one second. */
        @Min(1)
        @Max(1_000_000)
        @WithDefault("200")
        int perSecond();

        /** Requests that a caller may make at once, having made none for a while. */
        @Min(1)
        @Max(1_000_000)
        @WithDefault("1000")
        int burst();
    }

    /** A key for the API. */
    interface ApiKey {
        /** SHA-256 of the key, in hexadecimal; the key itself is kept nowhere. */
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits, lower case")
        String secretHash();

        /** What its owner may do; each role includes those before it. */
        @NotEmpty
        Set<Role> roles();
    }

    /** What the owner of a key may do. */
    enum Role {
        /** See what there is. */
        READER,
        /** Begin work and steer it. */
        RUNNER,
        /** Everything. */
        ADMIN
    }
}
