package io.agon.inference;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Gives clients of endpoints as many connections as there are calls: their number is bounded by the slots of the service,
 * and by nothing else. The client built by langchain4j has 50 and reads no setting that would change it.
 */
public final class ConnectionPool implements RestClientListener {
    /** As many as a replica may have slots. */
    private static final int LARGEST = 10_000;

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        var unused = builder.property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, LARGEST);
    }
}
