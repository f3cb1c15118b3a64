package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.agon.scaffold.application.MeasureScaffold;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.format.MeasurementJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.function.Supplier;

/** How true scaffolds are to their books, measured by models: begin, follow, steer, fetch. */
@Path("/api/v1/measurements")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class MeasurementsResource {
    private final MeasureScaffold measure;
    private final Projects projects;
    private final Defaults defaults;
    private final Supplier<String> ids;
    private final Steering scaffolds;
    private final Steering steering;

    MeasurementsResource(MeasureScaffold measure, Projects projects, Defaults defaults, Supplier<String> ids) {
        this.measure = measure;
        this.projects = projects;
        this.defaults = defaults;
        this.ids = ids;
        this.scaffolds = new Steering(projects, Kind.SCAFFOLD, "scaffold");
        this.steering = new Steering(projects, Kind.MEASUREMENT, "measurement");
    }

    /** Begins to measure a finished scaffold. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RUNNER)
    public Response begin(String body) {
        MeasurementSpecification wish = MeasurementBody.read(body, defaults);
        Project begun = measure.begin(ids.get(), scaffolds.finished(wish.scaffold()), wish)
                .orElseThrow(() -> Problem.of(
                                422,
                                "measurement-empty",
                                "Nothing to measure",
                                "the book has no scene and no chapter of a length that can be written at once")
                        .raised());
        return Response.created(URI.create("/api/v1/measurements/" + begun.id()))
                .entity(view(begun))
                .build();
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Roles.READER)
    public Views.Measurements list(
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("20") int limit) {
        return new Views.Measurements(
                steering.newest(after, limit).stream().map(this::view).toList());
    }

    /** How one stands. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.READER)
    public Views.Measurement show(@PathParam("id") String id) {
        return view(steering.project(id));
    }

    /** What was measured so far. */
    @GET
    @Path("{id}/report")
    @RolesAllowed(Roles.READER)
    public ObjectNode report(@PathParam("id") String id) {
        Project project = steering.project(id);
        return MeasurementJson.of(measure.told(project), asked(project), project.simulated());
    }

    /** No more steps are begun; those in flight end. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.RUNNER)
    public Views.Measurement pause(@PathParam("id") String id) {
        return view(steering.pause(id));
    }

    /** Goes on where it was; what was made stays. */
    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    public Views.Measurement resume(@PathParam("id") String id) {
        return view(steering.resume(id));
    }

    /** Ends for good; what was made stays. */
    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    public Views.Measurement cancel(@PathParam("id") String id) {
        return view(steering.cancel(id));
    }

    private static MeasurementSpecification asked(Project project) {
        return (MeasurementSpecification) project.specification();
    }

    private Views.Measurement view(Project project) {
        return Views.Measurement.of(project, asked(project), projects.progress(project.id()));
    }
}
