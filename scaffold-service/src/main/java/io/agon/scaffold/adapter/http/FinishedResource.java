package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.http.Roles;
import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.fidelity.Fidelity;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.trajectory.Trajectory;
import io.agon.scaffold.format.FidelityJson;
import io.agon.scaffold.format.dataset.Dataset;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can be told of scaffolds that are finished. */
@Path("/api/v1/scaffolds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FinishedResource {
    private final Projects projects;
    private final Library library;
    private final Steering steering;

    FinishedResource(Projects projects, Library library) {
        this.projects = projects;
        this.library = library;
        this.steering = new Steering(projects, Kind.SCAFFOLD, "scaffold");
    }

    /** The trajectory of a scaffold. */
    @GET
    @Path("{id}/trajectory")
    @RolesAllowed(Roles.READER)
    public ObjectNode trajectory(@PathParam("id") String id) {
        Project project = steering.finished(id);
        return Dataset.document(trajectory(project, library.get(project.book()), projects), project.simulated());
    }

    /** How true a scaffold is to its book: what it copies, whom it forgets, how much it condenses. */
    @GET
    @Path("{id}/fidelity")
    @RolesAllowed(Roles.READER)
    public ObjectNode fidelity(@PathParam("id") String id) {
        Project project = steering.finished(id);
        Manuscript book = library.get(project.book());
        ScaffoldRecipe recipe = new ScaffoldRecipe(book, project.specification().bounds());
        return FidelityJson.of(Fidelity.of(book, recipe, projects.made(id)), project.simulated());
    }

    static Trajectory trajectory(Project project, Manuscript book, Projects projects) {
        return Trajectory.of(
                book, new ScaffoldRecipe(book, project.specification().bounds()), projects.made(project.id()));
    }
}
