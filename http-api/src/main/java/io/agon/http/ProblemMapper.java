package io.agon.http;

import io.agon.contracts.ErrorCode;
import io.agon.storage.StoreUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every error a problem. */
final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response raised(Problem.Raised raised) {
        return raised.problem().response();
    }

    @ServerExceptionMapper
    Response storeUnavailable(StoreUnavailable failure) {
        LOG.warnf(failure, "Store not reachable");
        Response response = Problem.of(
                        503, "store-unavailable", "The database cannot be reached", "Try again in a moment.")
                .response();
        response.getHeaders().putSingle("Retry-After", "5");
        return response;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorised() {
        Response response = Problem.of(
                        401,
                        "key-missing-or-wrong",
                        "No valid API key or token",
                        "Send 'Authorization: Bearer <key>' or 'X-API-Key: <key>' with a key of this service, or a token of its"
                                + " identity provider as a bearer.")
                .response();
        response.getHeaders().putSingle("WWW-Authenticate", "Bearer");
        return response;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return Problem.of(
                        403,
                        "role-missing",
                        "The key or token does not allow this",
                        "Its roles do not include this call.")
                .response();
    }

    /** What the framework refuses: unknown paths, methods, media types. */
    @ServerExceptionMapper
    Response refused(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        String code = switch (status.getStatusCode()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "media-type-unsupported";
            default -> "http-" + status.getStatusCode();
        };
        return Problem.of(status.getStatusCode(), code, status.getReasonPhrase(), failure.getMessage())
                .response();
    }

    @ServerExceptionMapper
    Response fault(Exception fault) {
        LOG.errorf(fault, "Request failed");
        return Problem.of(500, ErrorCode.INTERNAL.code(), "A fault of this service", "The log has the details.")
                .response();
    }
}
