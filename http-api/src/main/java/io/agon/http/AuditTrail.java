package io.agon.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Logs, in the category {@code audit}, who asked for what: whatever begins or changes something, whatever hands out texts whole, and
 * whatever a known caller was refused for want of rights. Neither bodies nor query parameters nor keys are logged.
 */
@Provider
class AuditTrail implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger("audit");
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FORBIDDEN = 403;
    private static final Pattern WHOLE_TEXTS =
            Pattern.compile(".*/(export|dataset|ballots|book|book\\.md|book\\.epub|scaffold|trajectory)");
    /** What a log could take for something else. */
    private static final Pattern STRANGE = Pattern.compile("[^\\x21-\\x7e]");

    private static final int LONGEST = 200;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        boolean looking = LOOKING.contains(request.getMethod());
        if (looking
                && response.getStatus() != FORBIDDEN
                && !WHOLE_TEXTS.matcher(path).matches()) {
            return;
        }
        String made = response.getHeaderString("Location");
        LOG.infof(
                "Asked actor=%s method=%s path=%s status=%d made=%s",
                actor(request), request.getMethod(), safe(path), response.getStatus(), made == null ? "-" : safe(made));
    }

    /** By the connection's own context, which needs no request scope. */
    private static String actor(ContainerRequestContext request) {
        return request instanceof ResteasyReactiveContainerRequestContext own
                        && own.getServerRequestContext() instanceof ResteasyReactiveRequestContext context
                        && context.unwrap(RoutingContext.class).user() instanceof QuarkusHttpUser user
                ? safe(user.getSecurityIdentity().getPrincipal().getName())
                : "-";
    }

    private static String safe(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return STRANGE.matcher(cut).replaceAll("?");
    }
}
