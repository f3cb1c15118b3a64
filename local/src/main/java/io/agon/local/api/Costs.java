package io.agon.local.api;

import java.math.BigDecimal;
import java.util.List;

/** What a run cost, by role and model; amounts are null where no price is known. */
public record Costs(String currency, BigDecimal total, List<Role> roles) {
    public Costs {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** One role's calls to one model in one generation. */
    public record Role(
            String role,
            String model,
            String endpoint,
            Integer generation,
            long calls,
            long promptTokens,
            long cachedTokens,
            long completionTokens,
            BigDecimal amount) {}
}
