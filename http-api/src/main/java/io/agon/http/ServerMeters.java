package io.agon.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Meters of HTTP servers without the port: a server whose port is drawn has no such tag, and beside one that has it Prometheus would take
 * neither, which keeps the second from starting.
 */
class ServerMeters {
    @Produces
    @Singleton
    MeterFilter withoutPorts() {
        return MeterFilter.ignoreTags("server.port");
    }
}
