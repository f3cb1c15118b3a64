package io.agon.evolution.adapter.http;

import io.agon.evolution.application.port.Lessons;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** What revising taught: read it, and forget what is not to be tried again. */
@Path("/api/v1/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "lessons")
public class LessonsResource {
    private static final int LISTED = 1_000;

    private final Lessons lessons;

    LessonsResource(Lessons lessons) {
        this.lessons = lessons;
    }

    /** A memory's lessons, and which other memories there are. */
    @RegisterForReflection(targets = Lessons.Kept.class, registerFullHierarchy = true)
    public record Memory(String memory, List<Lessons.Kept> lessons, List<String> memories) {}

    @GET
    @Operation(summary = "Lessons of a memory, the most used first")
    public Memory list(@QueryParam("memory") @DefaultValue("default") String memory) {
        return new Memory(memory, lessons.list(memory, LISTED), lessons.memories());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Forget a lesson")
    public void forget(@PathParam("id") String id) {
        if (lessons.forget(id).isEmpty()) {
            throw Refusals.unknown("lesson", id);
        }
    }
}
