package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.BeginScaffold;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.format.ScaffoldJson;
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

/** Scaffolds of books: begin, follow, steer, fetch. */
@Path("/api/v1/scaffolds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ScaffoldsResource {
    private final BeginScaffold begin;
    private final Projects projects;
    private final Library library;
    private final Defaults defaults;
    private final Supplier<String> ids;
    private final Steering steering;

    ScaffoldsResource(
            BeginScaffold begin, Projects projects, Library library, Defaults defaults, Supplier<String> ids) {
        this.begin = begin;
        this.projects = projects;
        this.library = library;
        this.defaults = defaults;
        this.ids = ids;
        this.steering = new Steering(projects, Kind.SCAFFOLD, "scaffold");
    }

    /** Begins to build a scaffold. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RUNNER)
    public Response begin(String body) {
        BeginBody.Wish wish = BeginBody.read(body, defaults.scaffold());
        return switch (begin.apply(ids.get(), wish.book(), wish.specification())) {
            case BeginScaffold.Begun begun ->
                Response.created(URI.create(
                                "/api/v1/scaffolds/" + begun.project().id()))
                        .entity(view(begun.project()))
                        .build();
            case BeginScaffold.UnknownBook unknown ->
                throw Problem.of(
                                422,
                                "book-unknown",
                                "No such book",
                                "book is '" + wish.book() + "': bring it in with POST /api/v1/books first")
                        .raised();
            case BeginScaffold.NothingToPlan nothing ->
                throw Problem.of(422, "book-empty", "Nothing to plan", "the book has no chapter with words")
                        .raised();
        };
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Roles.READER)
    public Views.Scaffolds list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("20") int limit) {
        return new Views.Scaffolds(
                steering.newest(after, limit).stream().map(this::view).toList());
    }

    /** How one stands. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.READER)
    public Views.Scaffold show(@PathParam("id") String id) {
        return view(steering.project(id));
    }

    /** The scaffold, as far as it is built. */
    @GET
    @Path("{id}/scaffold")
    @RolesAllowed(Roles.READER)
    public ObjectNode scaffold(@PathParam("id") String id) {
        Project project = steering.project(id);
        Manuscript book = library.get(project.book());
        ScaffoldRecipe recipe = new ScaffoldRecipe(book, project.specification().bounds());
        return ScaffoldJson.of(book, recipe, projects.made(id), project.simulated());
    }

    /** No more steps are begun; those in flight end. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.RUNNER)
    public Views.Scaffold pause(@PathParam("id") String id) {
        return view(steering.pause(id));
    }

    /** Goes on where it was; what was made stays. */
    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    public Views.Scaffold resume(@PathParam("id") String id) {
        return view(steering.resume(id));
    }

    /** Ends for good; what was made stays. */
    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    public Views.Scaffold cancel(@PathParam("id") String id) {
        return view(steering.cancel(id));
    }

    private Views.Scaffold view(Project project) {
        return Views.Scaffold.of(project, projects.progress(project.id()));
    }
}
