package io.agon.http;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import java.util.Map;
import java.util.Set;

/** Who may use the API, under {@code agon.security}. */
@ConfigMapping(prefix = "agon.security")
public interface SecurityConfig {
    /** Keys by a name of their owner. Without any, the service listens on loopback only. */
    Map<String, ApiKey> apiKeys();

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
