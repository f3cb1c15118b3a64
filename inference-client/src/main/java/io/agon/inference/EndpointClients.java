package io.agon.inference;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import java.util.Optional;

/**
 * Sees to the HTTP clients that langchain4j builds. Each call gets a connection: their number is bounded by the slots of
 * the service and by nothing else, where the client would stop at 50 and reads no setting that would change it. Refusals
 * come with their headers, of which langchain4j keeps none. Certificates are checked against {@code quarkus.tls.trust-store},
 * where it is set, which langchain4j passes on to none of them.
 * Found as a service; a native executable needs the file that names it, too, in {@code quarkus.native.resources.includes}.
 */
@RegisterForReflection
public final class EndpointClients implements RestClientListener {
    /** As many as a replica may have slots. */
    private static final int CONNECTIONS = 10_000;

    private static final int BEFORE_LANGCHAIN4J = 1;

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        var unused = builder.property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS)
                .register(new Refusals(), BEFORE_LANGCHAIN4J);
        tls().flatMap(registry -> registry.getDefault()).ifPresent(configured -> {
            if (configured.getTrustStore() != null) {
                var unusedToo = builder.trustStore(configured.getTrustStore());
            }
        });
    }

    /** None outside a service. */
    private static Optional<TlsConfigurationRegistry> tls() {
        ArcContainer container = Arc.container();
        return container == null
                ? Optional.empty()
                : Optional.ofNullable(
                        container.instance(TlsConfigurationRegistry.class).get());
    }

    /** A status that says no. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String body;
        private final String retryAfter;

        Refusal(int status, String body, String retryAfter) {
            super("status " + status);
            this.status = status;
            this.body = body;
            this.retryAfter = retryAfter;
        }

        int status() {
            return status;
        }

        /** May quote the request. */
        String body() {
            return body;
        }

        /** The header, or null. */
        String retryAfter() {
            return retryAfter;
        }
    }

    private static final class Refusals implements ResponseExceptionMapper<Refusal> {
        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            return status >= 400;
        }

        @Override
        public Refusal toThrowable(Response response) {
            String body = response.hasEntity() ? response.readEntity(String.class) : "";
            return new Refusal(response.getStatus(), body, response.getHeaderString("Retry-After"));
        }
    }
}
