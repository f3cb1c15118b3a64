package io.agon.inference;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An inference tier by name.
 *
 * @param addresses where it is served, each as good as the other, at least one
 * @param timeout longest wait for one reply, at least a second: the client counts whole ones
 * @param most calls that one address ever has in flight from here, at least 1
 */
public record EndpointSettings(List<Address> addresses, Duration timeout, int most) {
    /**
     * One place where an endpoint is served.
     *
     * @param name for metrics and logs
     * @param baseUrl up to and including the version, such as {@code http://127.0.0.1:8000/v1}
     * @param apiKey sent as bearer token; never logged
     * @param weight share of the calls in proportion to those of the other addresses, above 0
     */
    public record Address(String name, URI baseUrl, Optional<String> apiKey, double weight) {
        public Address {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "weight of the address at " + baseUrl + " is " + weight + ": must be above 0");
            }
        }

        @Override
        public String toString() {
            return "Address[name=" + name + ", baseUrl=" + baseUrl + ", apiKey=" + (apiKey.isPresent() ? "***" : "none")
                    + ", weight=" + weight + "]";
        }
    }

    public EndpointSettings {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("addresses is empty: must be at least one");
        }
        Set<String> names = new HashSet<>();
        for (Address address : addresses) {
            if (!names.add(address.name())) {
                throw new IllegalArgumentException("address '" + address.name() + "' is there twice");
            }
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("timeout of the endpoint at "
                    + addresses.getFirst().baseUrl() + " is " + timeout + ": must be at least 1s");
        }
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ": must be at least 1");
        }
    }
}
