package io.agon.scaffold.adapter.http;

import io.agon.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published schemas. */
@Path("/api/v1/schemas")
@RolesAllowed(Roles.READER)
public class SchemasResource {
    /** JSON Schema (2020-12) of scaffolds. */
    @GET
    @Path("/scaffold")
    @Produces("application/schema+json")
    public byte[] scaffold() {
        try (InputStream in = SchemasResource.class.getResourceAsStream("/schemas/scaffold.schema.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
