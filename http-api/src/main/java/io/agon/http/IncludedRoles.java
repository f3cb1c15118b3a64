package io.agon.http;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Gives whoever an identity provider names the roles that its own include; other roles of the token mean nothing here. */
@ApplicationScoped
class IncludedRoles implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        Set<SecurityConfig.Role> given = EnumSet.noneOf(SecurityConfig.Role.class);
        for (SecurityConfig.Role role : SecurityConfig.Role.values()) {
            if (identity.hasRole(role.name().toLowerCase(Locale.ROOT))) {
                given.add(role);
            }
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(Roles.including(given))
                        .build());
    }
}
