package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.application.CancelRun;
import io.agon.evolution.application.ChangeBoard;
import io.agon.evolution.application.CreateRun;
import io.agon.evolution.application.PauseRun;
import io.agon.evolution.application.ResumeRun;
import io.agon.evolution.application.WatchHeldOut;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.firewall.HeldOutReport;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.specification.SpecificationWriter;
import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs: begin, follow, steer, read. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "runs")
public class RunsResource {
    private static final int LARGEST_PAGE = 1_000;
    private static final int LARGEST_BOARD = 10_000;

    private final CreateRun createRun;
    private final PauseRun pauseRun;
    private final ResumeRun resumeRun;
    private final CancelRun cancelRun;
    private final RunArchive archive;
    private final WatchHeldOut heldOut;
    private final RunEvents events;
    private final RunExport export;
    private final boolean readOnly;

    RunsResource(
            CreateRun createRun,
            PauseRun pauseRun,
            ResumeRun resumeRun,
            CancelRun cancelRun,
            RunArchive archive,
            WatchHeldOut heldOut,
            ChangeBoard changes,
            ObjectMapper mapper,
            EvolutionConfig config) {
        this.createRun = createRun;
        this.pauseRun = pauseRun;
        this.resumeRun = resumeRun;
        this.cancelRun = cancelRun;
        this.archive = archive;
        this.heldOut = heldOut;
        this.events = new RunEvents(archive, changes);
        this.export = new RunExport(archive, mapper);
        this.readOnly = !config.messaging().enabled();
    }

    @POST
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Begin a run", description = "The body is a run specification, YAML or JSON.")
    public Response create(
            byte[] body, @Context HttpHeaders headers, @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey) {
        refuseIfReadOnly();
        IdempotencyKey.check(idempotencyKey);
        return switch (createRun.create(SpecificationBody.read(headers.getMediaType(), body), idempotencyKey)) {
            case CreateRun.Submission.Refused(List<Violation> violations) -> throw refused(violations);
            case CreateRun.Submission.Accepted(Run run, boolean created) ->
                Response.status(created ? 201 : 200)
                        .location(URI.create("/api/v1/runs/" + run.id()))
                        .entity(Views.run(found(run.id())))
                        .build();
        };
    }

    @POST
    @Path("/validate")
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @Operation(summary = "Check a run specification and fill in its defaults")
    public Views.Validation validate(byte[] body, @Context HttpHeaders headers) {
        Map<?, ?> written = SpecificationBody.read(headers.getMediaType(), body);
        return switch (createRun.check(written)) {
            case SpecificationReader.Refused(List<Violation> violations) -> throw refused(violations);
            case SpecificationReader.Accepted(RunSpecification specification) -> {
                Map<String, Object> filled = new LinkedHashMap<>(SpecificationWriter.write(specification));
                if (written.get("seed") == null) {
                    // drawn when the run begins, and then another one
                    filled.remove("seed");
                }
                yield new Views.Validation(true, filled);
            }
        };
    }

    private static Problem.Raised refused(List<Violation> violations) {
        return Refusals.of("specification-invalid", "The run specification is not valid", violations);
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw Refusals.readOnly();
        }
    }

    @GET
    @Operation(summary = "Runs, the newest first")
    public Views.RunPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("20")
                    String limit,
            @QueryParam("after") String after) {
        int size = whole("limit", limit, 1, LARGEST_PAGE);
        String before = after == null ? null : beginningOfPage(after);
        List<Run> runs = archive.newest(size, before);
        String next = runs.size() < size ? null : runs.getLast().id();
        return new Views.RunPage(runs.stream().map(Views::summary).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One run, by its id or a unique prefix of at least four characters")
    public Views.RunView show(@PathParam("id") String id) {
        return Views.run(found(id));
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The run at once and on every change, until it ends or pauses")
    public void events(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse) {
        events.tell(found(id).run().id(), sink, sse);
    }

    @GET
    @Path("/{id}/leaderboard")
    @Operation(summary = "Ratings of a generation, the latest rated one by default")
    public Views.Leaderboard leaderboard(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("generation") String wanted,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue("" + LARGEST_BOARD)
                    String limit) {
        Integer generation = wanted == null ? null : (Integer) whole("generation", wanted, 1, Integer.MAX_VALUE);
        int size = whole("limit", limit, 1, LARGEST_BOARD);
        Run run = found(id).run();
        List<Integer> rated = archive.rated(run.id());
        if (generation != null && !rated.contains(generation)) {
            throw Problem.of(
                            404,
                            "generation-not-rated",
                            "No ratings of this generation",
                            "generation is " + generation + ": rated so far are " + rated)
                    .raised();
        }
        String method = run.specification().ranking().method().word();
        int shown = generation != null ? generation : rated.isEmpty() ? 0 : rated.getLast();
        return new Views.Leaderboard(shown, method, archive.leaderboard(run.id(), shown, size));
    }

    @GET
    @Path("/{id}/candidates")
    @Operation(summary = "Candidates with their texts, by ordinal")
    public Views.CandidatePage candidates(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("100")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("after") @DefaultValue("0")
                    String after) {
        int size = whole("limit", limit, 1, LARGEST_PAGE);
        int last = whole("after", after, 0, Integer.MAX_VALUE);
        List<RunArchive.Candidate> candidates =
                archive.candidates(found(id).run().id(), last, size);
        return new Views.CandidatePage(
                candidates,
                candidates.size() < size ? null : (Integer) candidates.getLast().ordinal());
    }

    @GET
    @Path("/{id}/candidates/{candidateId}")
    @Operation(summary = "One candidate")
    public RunArchive.Candidate candidate(@PathParam("id") String id, @PathParam("candidateId") String candidateId) {
        return archive.candidate(found(id).run().id(), candidateId)
                .orElseThrow(() -> Problem.of(
                                404,
                                "candidate-unknown",
                                "No such candidate",
                                "candidate is '" + candidateId + "': the run has no candidate of this id")
                        .raised());
    }

    @GET
    @Path("/{id}/verdicts")
    @Operation(summary = "Verdicts, in the order in which they were applied")
    public Views.VerdictPage verdicts(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("100")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("after") @DefaultValue("0")
                    String after) {
        int size = whole("limit", limit, 1, LARGEST_PAGE);
        int last = whole("after", after, 0, Integer.MAX_VALUE);
        List<RunArchive.Verdict> verdicts = archive.verdicts(found(id).run().id(), last, size);
        return new Views.VerdictPage(
                verdicts,
                verdicts.size() < size ? null : (Integer) verdicts.getLast().number());
    }

    @GET
    @Path("/{id}/costs")
    @Operation(summary = "What the run consumed, by role, model and generation")
    public Views.Costs costs(@PathParam("id") String id) {
        return Views.costs(found(id));
    }

    @GET
    @Path("/{id}/held-out")
    @Operation(summary = "How founders and survivors fare by criteria that no judge of the run sees")
    public HeldOutReport heldOut(@PathParam("id") String id) {
        Run run = found(id).run();
        return heldOut.report(run)
                .orElseThrow(() -> Problem.of(
                                404,
                                "held-out-none",
                                "The run has no held-out criteria",
                                "held-out is absent from the specification of run '" + run.id() + "'")
                        .raised());
    }

    @GET
    @Path("/{id}/export")
    @Operation(summary = "The whole run as one document")
    public Response export(@PathParam("id") String id) {
        RunArchive.RunRecord record = found(id);
        StreamingOutput document = out -> export.write(record, out);
        return Response.ok(document, MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + record.run().id() + ".json\"")
                .build();
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Ask for nothing new until the run is resumed")
    public Views.RunView pause(@PathParam("id") String id) {
        return change(id, pauseRun::pause);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Let held requests leave and go on",
            description =
                    "With again=true everything undecided is requested once more, for a broker that lost its data:"
                            + " what workers still have before them is then paid for twice. The body, if there is one, names models"
                            + " for roles that are to have another one from now on: {\"models\": {\"judge\": \"name\"}}.")
    public Views.RunView resume(
            @PathParam("id") String id, @QueryParam("again") @DefaultValue("false") boolean again, byte[] body) {
        var wish = new ResumeRun.Wish(again, ModelsBody.read(body));
        return change(id, runId -> switch (resumeRun.resume(runId, wish)) {
            case ResumeRun.Resumption.Replied(Runs.Reply reply) -> reply;
            case ResumeRun.Resumption.Invalid(List<Violation> violations) -> throw refused(violations);
        });
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "End the run for good")
    public Views.RunView cancel(@PathParam("id") String id) {
        return change(id, cancelRun::cancel);
    }

    private Views.RunView change(String id, Function<String, Runs.Reply> useCase) {
        refuseIfReadOnly();
        String runId = found(id).run().id();
        return switch (useCase.apply(runId)) {
            case Runs.Reply.Done done -> Views.run(found(runId));
            case Runs.Reply.Refused(String detail) ->
                throw Problem.of(409, "status-forbids", "The run's status does not allow this", detail)
                        .raised();
            case Runs.Reply.UnknownRun() -> throw unknown(id);
        };
    }

    private RunArchive.RunRecord found(String id) {
        return switch (archive.find(id)) {
            case RunArchive.Lookup.Found(RunArchive.RunRecord record) -> record;
            case RunArchive.Lookup.Missing() -> throw unknown(id);
            case RunArchive.Lookup.Ambiguous() ->
                throw Problem.of(404, "run-ambiguous", "Several runs fit", "id is '" + id + "': give more characters")
                        .raised();
        };
    }

    private static Problem.Raised unknown(String id) {
        return Problem.of(404, "run-unknown", "No such run", "id is '" + id + "': no run has this id")
                .raised();
    }

    private String beginningOfPage(String after) {
        if (archive.find(after) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record)) {
            return record.run().id();
        }
        throw unfit("after", after, "the id of a run");
    }

    /** Read here and not by the framework, which would answer 404 and name neither the parameter nor the rule. */
    private static int whole(String field, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw unfit(field, value, least + " to " + most);
    }

    private static Problem.Raised unfit(String field, String value, String rule) {
        return Problem.of(
                        400,
                        field + "-invalid",
                        "The list cannot be given so",
                        field + " is '" + value + "': must be " + rule)
                .raised();
    }
}
