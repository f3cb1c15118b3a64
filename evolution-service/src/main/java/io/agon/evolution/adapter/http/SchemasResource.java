package io.agon.evolution.adapter.http;

import io.agon.http.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published schemas. */
@Path("/api/v1/schemas")
@RolesAllowed(Roles.READER)
@Tag(name = "schemas")
public class SchemasResource {
    @GET
    @Path("/run-specification")
    @Produces("application/schema+json")
    @Blocking
    @Operation(summary = "JSON Schema (2020-12) of the run specification")
    public byte[] runSpecification() {
        try (InputStream in = SchemasResource.class.getResourceAsStream("/schemas/run-specification.schema.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
