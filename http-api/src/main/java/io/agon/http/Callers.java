package io.agon.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import java.util.Optional;

/** Who calls. */
final class Callers {
    private Callers() {}

    /** The name of a caller that is known; by the connection's own context, which needs no request scope. */
    static Optional<String> name(ContainerRequestContext request) {
        return request instanceof ResteasyReactiveContainerRequestContext own
                        && own.getServerRequestContext() instanceof ResteasyReactiveRequestContext context
                        && context.unwrap(RoutingContext.class).user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity().getPrincipal().getName())
                : Optional.empty();
    }
}
