package io.agon.http;

import io.quarkus.security.spi.runtime.AbstractSecurityEvent;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Logs, in the category {@code audit}, who was turned away without being known: neither the key nor the token is logged. */
class RefusedCallers {
    private static final Logger LOG = Logger.getLogger("audit");

    void wrong(@Observes AuthenticationFailureEvent event) {
        log(event, "wrong");
    }

    /** What a known caller may not do is {@link AuditTrail}'s. */
    void missing(@Observes AuthorizationFailureEvent event) {
        if (event.getSecurityIdentity() == null || event.getSecurityIdentity().isAnonymous()) {
            log(event, "missing");
        }
    }

    private static void log(AbstractSecurityEvent event, String credentials) {
        if (event.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext context) {
            LOG.infof(
                    "Turned away method=%s path=%s from=%s credentials=%s",
                    context.request().method(),
                    AuditTrail.safe(context.normalizedPath()),
                    context.request().remoteAddress().hostAddress(),
                    credentials);
        }
    }
}
