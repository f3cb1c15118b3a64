package io.agon.evolution.adapter.http;

import io.agon.evolution.application.EvaluateRuns;
import io.agon.evolution.application.EvaluateRuns.Beginning;
import io.agon.evolution.application.EvaluateRuns.Standing;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.evaluation.EvaluationOrder;
import io.agon.evolution.domain.evaluation.EvaluationOrderReader;
import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/** Evaluations: whether a run's texts are preferred to others. Begin, follow, read, steer. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "evaluations")
public class EvaluationsResource {
    private static final int LISTED = 100;

    private final EvaluationOrderReader reader;
    private final EvaluateRuns evaluating;
    private final Evaluations evaluations;
    private final RunArchive archive;
    private final boolean readOnly;

    EvaluationsResource(
            EvaluationOrderReader reader,
            EvaluateRuns evaluating,
            Evaluations evaluations,
            RunArchive archive,
            EvolutionConfig config) {
        this.reader = reader;
        this.evaluating = evaluating;
        this.evaluations = evaluations;
        this.archive = archive;
        this.readOnly = !config.messaging().enabled();
    }

    /** Evaluations, the newest first. */
    @RegisterForReflection(targets = Evaluations.Summary.class)
    public record Listing(List<Evaluations.Summary> evaluations) {}

    @POST
    @Consumes({"application/json", "application/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Compare a run's texts with others",
            description = "The plan is drawn and kept before anything is judged.")
    public Response begin(byte[] body, @Context HttpHeaders headers) {
        refuseIfReadOnly();
        EvaluationOrder order =
                switch (reader.read(SpecificationBody.read(headers.getMediaType(), body, BodyLimit.TEXTS))) {
                    case EvaluationOrderReader.Reading.Accepted(EvaluationOrder accepted) -> accepted;
                    case EvaluationOrderReader.Reading.Refused(List<Violation> violations) -> throw refused(violations);
                };
        return switch (evaluating.begin(order)) {
            case Beginning.Begun(String id) ->
                Response.created(URI.create("/api/v1/evaluations/" + id))
                        .entity(view(found(id)))
                        .build();
            case Beginning.Refused(List<Violation> violations) -> throw refused(violations);
        };
    }

    @GET
    @Operation(summary = "Evaluations, the newest first")
    public Listing list() {
        return new Listing(evaluations.newest(LISTED));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How an evaluation stands, and what came out")
    public EvaluationViews.View show(@PathParam("id") String id) {
        return view(found(id));
    }

    @GET
    @Path("/{id}/report")
    @Operation(summary = "The same with every comparison, the run's generations, and the sets of texts")
    public EvaluationViews.Report report(@PathParam("id") String id) {
        Standing standing = found(id);
        return EvaluationViews.report(view(standing), standing, evaluating.texts(standing), run(standing), archive);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "End it for good")
    public EvaluationViews.View cancel(@PathParam("id") String id) {
        return steer(id, evaluating::cancel);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Go on after a failure; asks again for what is on its way")
    public EvaluationViews.View resume(@PathParam("id") String id) {
        return steer(id, evaluating::resume);
    }

    private EvaluationViews.View steer(String id, Predicate<String> steering) {
        refuseIfReadOnly();
        Standing before = found(id);
        if (!steering.test(id)) {
            throw Refusals.statusForbids("evaluation", before.evaluation().status());
        }
        return view(found(id));
    }

    private EvaluationViews.View view(Standing standing) {
        return EvaluationViews.View.of(standing, run(standing));
    }

    private RunArchive.RunRecord run(Standing standing) {
        String id = standing.evaluation().specification().run();
        if (archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record)) {
            return record;
        }
        throw new IllegalStateException("run " + id + " is gone");
    }

    private Standing found(String id) {
        return evaluating.find(id).orElseThrow(() -> Refusals.unknown("evaluation", id));
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw Refusals.readOnly();
        }
    }

    private static Problem.Raised refused(List<Violation> violations) {
        return Refusals.of("evaluation-invalid", "This cannot be compared", violations);
    }
}
