package io.agon.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

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
                Callers.name(request).map(AuditTrail::safe).orElse("-"),
                request.getMethod(),
                safe(path),
                response.getStatus(),
                made == null ? "-" : safe(made));
    }

    static String safe(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return STRANGE.matcher(cut).replaceAll("?");
    }
}
