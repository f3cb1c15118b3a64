package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.agon.publishing.EpubFile;
import io.agon.publishing.MarkdownText;
import io.agon.publishing.PublishedBook;
import io.agon.scaffold.application.BeginBook;
import io.agon.scaffold.application.ReplaceStep;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.format.ArtefactJson;
import io.agon.scaffold.format.BookJson;
import io.agon.scaffold.format.Publishing;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Books that are written from a request: commission, follow, steer, change a step, fetch. */
@Path("/api/v1/commissions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CommissionsResource {
    private final BeginBook begin;
    private final ReplaceStep replace;
    private final SceneContests contests;
    private final Projects projects;
    private final Defaults defaults;
    private final Supplier<String> ids;
    private final Steering steering;

    CommissionsResource(
            BeginBook begin,
            ReplaceStep replace,
            SceneContests contests,
            Projects projects,
            Defaults defaults,
            Supplier<String> ids) {
        this.contests = contests;
        this.begin = begin;
        this.replace = replace;
        this.projects = projects;
        this.defaults = defaults;
        this.ids = ids;
        this.steering = new Steering(projects, Kind.BOOK, "commission");
    }

    /** Commissions a book. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RUNNER)
    public Response begin(String body) {
        Project begun = begin.apply(ids.get(), CommissionBody.read(body, defaults, contests.possible()));
        return Response.created(URI.create("/api/v1/commissions/" + begun.id()))
                .entity(view(begun))
                .build();
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Roles.READER)
    public Views.Commissions list(
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("20") int limit) {
        return new Views.Commissions(
                steering.newest(after, limit).stream().map(this::view).toList());
    }

    /** How one stands. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.READER)
    public Views.Commission show(@PathParam("id") String id) {
        return view(steering.project(id));
    }

    /** No more steps are begun; those in flight end. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.RUNNER)
    public Views.Commission pause(@PathParam("id") String id) {
        return view(steering.pause(id));
    }

    /** Goes on where it was; what was made stays, save what a change by a person has made untrue. */
    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    public Views.Commission resume(@PathParam("id") String id) {
        return view(steering.resume(id));
    }

    /** Ends for good; what was made stays. */
    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    public Views.Commission cancel(@PathParam("id") String id) {
        return view(steering.cancel(id));
    }

    /** The book with its whole scaffold, as far as it is made. */
    @GET
    @Path("{id}/book")
    @RolesAllowed(Roles.READER)
    public ObjectNode book(@PathParam("id") String id) {
        Project project = steering.project(id);
        return BookJson.of(asked(project), projects.made(id), project.simulated());
    }

    /** What is written so far, as CommonMark. */
    @GET
    @Path("{id}/book.md")
    @Produces("text/markdown; charset=utf-8")
    @RolesAllowed(Roles.READER)
    public Response markdown(@PathParam("id") String id) {
        PublishedBook book = published(id);
        return file(id + ".md", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            MarkdownText.write(book, writer);
            writer.flush();
        });
    }

    /** What is written so far, as EPUB. */
    @GET
    @Path("{id}/book.epub")
    @Produces("application/epub+zip")
    @RolesAllowed(Roles.READER)
    public Response epub(@PathParam("id") String id) {
        PublishedBook book = published(id);
        return file(id + ".epub", out -> EpubFile.write(book, out));
    }

    private PublishedBook published(String id) {
        Project project = steering.project(id);
        return Publishing.of(project, projects.made(project.id()))
                .orElseThrow(() -> Problem.of(
                                404,
                                "book-unwritten",
                                "No book yet",
                                "id is '" + id + "': no scene of it is written yet")
                        .raised());
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Lengths, contradictions, repetitions, questions left open. */
    @GET
    @Path("{id}/report")
    @RolesAllowed(Roles.READER)
    public ObjectNode report(@PathParam("id") String id) {
        Project project = steering.project(id);
        return BookJson.report(asked(project), projects.made(id), project.simulated());
    }

    /** The steps that are known of. */
    @GET
    @Path("{id}/steps")
    @RolesAllowed(Roles.READER)
    public Views.Steps steps(@PathParam("id") String id) {
        return new Views.Steps(projects.steps(steering.project(id).id()).stream()
                .map(step ->
                        new Views.Step(step.key().toString(), step.key().level().word(), step.done(), step.edited()))
                .toList());
    }

    /** What a step made. */
    @GET
    @Path("{id}/steps/{key:.+}")
    @RolesAllowed(Roles.READER)
    public String step(@PathParam("id") String id, @PathParam("key") String key) {
        Project project = steering.project(id);
        StepKey step = key(key);
        Made made = projects.made(project.id());
        if (!made.has(step)) {
            throw notMade(step);
        }
        return ArtefactJson.write(made.get(step));
    }

    /** Puts what a person made in its place; what depends on it is made anew after the work is resumed. */
    @PUT
    @Path("{id}/steps/{key:.+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RUNNER)
    public Views.Commission replace(@PathParam("id") String id, @PathParam("key") String key, String body) {
        Project project = steering.project(id);
        StepKey step = key(key);
        ReplaceStep.Reply reply = replace.apply(project, step, artefact(step, body));
        return switch (reply.result()) {
            case REPLACED -> view(steering.project(id));
            case INVALID -> throw invalid(String.join("; ", reply.violations()));
            case NOT_MADE -> throw notMade(step);
            case STATUS_FORBIDS ->
                throw Problem.of(
                                409,
                                "status-forbids",
                                "The status does not allow this",
                                "status is " + steering.project(id).status().word() + ": must be paused or finished")
                        .raised();
        };
    }

    private static StepKey key(String key) {
        try {
            return StepKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "step-invalid", "No such step", e.getMessage())
                    .raised();
        }
    }

    private static Artefact artefact(StepKey step, String body) {
        try {
            return ArtefactJson.read(body, ArtefactJson.kind(step.level()));
        } catch (ArtefactJson.Unreadable e) {
            throw invalid(e.getMessage());
        }
    }

    private static Problem.Raised invalid(String detail) {
        return Problem.of(422, "artefact-invalid", "The step cannot be replaced by this", detail)
                .raised();
    }

    private static Problem.Raised notMade(StepKey step) {
        return Problem.of(404, "step-unknown", "No such step", "key is '" + step + "': no such step is done")
                .raised();
    }

    private static BookSpecification asked(Project project) {
        return (BookSpecification) project.specification();
    }

    private Views.Commission view(Project project) {
        return Views.Commission.of(project, asked(project), projects.progress(project.id()));
    }
}
