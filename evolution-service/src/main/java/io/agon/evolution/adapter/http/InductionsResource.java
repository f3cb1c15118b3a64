package io.agon.evolution.adapter.http;

import io.agon.evolution.application.InduceCriteria;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Inductions.Induction;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.induction.Appraisal;
import io.agon.evolution.domain.induction.Induced;
import io.agon.evolution.domain.induction.InductionReader;
import io.agon.evolution.domain.induction.InductionSpecification;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Violation;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Inductions of criteria: begin, follow, read, steer. */
@Path("/api/v1/inductions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "inductions")
public class InductionsResource {
    private static final int LISTED = 100;

    private final InductionReader reader;
    private final InduceCriteria inducing;
    private final Inductions inductions;
    private final RunSamples runs;
    private final boolean readOnly;

    InductionsResource(
            InductionReader reader,
            InduceCriteria inducing,
            Inductions inductions,
            RunArchive archive,
            EvolutionConfig config) {
        this.reader = reader;
        this.inducing = inducing;
        this.inductions = inductions;
        this.runs = new RunSamples(archive);
        this.readOnly = !config.messaging().enabled();
    }

    /** How an induction stands. */
    @RegisterForReflection
    public record View(
            String id,
            String name,
            String status,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            int samples,
            int preferences,
            int steps,
            Induced induced,
            Appraisal.Outcome outcome) {
        static View of(Induction induction) {
            InductionSpecification specification = induction.specification();
            return new View(
                    induction.id(),
                    specification.name(),
                    induction.status().name().toLowerCase(Locale.ROOT),
                    induction.simulated(),
                    induction.createdAt(),
                    induction.endedAt(),
                    induction.reason(),
                    specification.samples().size(),
                    specification.preferences().size(),
                    induction.steps(),
                    induction.induced(),
                    induction.outcome());
        }

        static View of(Inductions.Summary summary) {
            return new View(
                    summary.id(),
                    summary.name(),
                    summary.status().name().toLowerCase(Locale.ROOT),
                    summary.simulated(),
                    summary.createdAt(),
                    summary.endedAt(),
                    summary.reason(),
                    summary.samples(),
                    summary.preferences(),
                    summary.steps(),
                    null,
                    null);
        }
    }

    @POST
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Induce criteria from texts",
            description =
                    "name, samples (brief, text) and, to tell what the criteria predict, preferences between them; or run: the id"
                            + " of a run, whose texts and verdicts are taken. The same again begins nothing.")
    public Response begin(byte[] body, @Context HttpHeaders headers) {
        refuseIfReadOnly();
        Map<String, Object> written = new LinkedHashMap<>();
        SpecificationBody.read(headers.getMediaType(), body, BodyLimit.TEXTS)
                .forEach((key, value) -> written.put(String.valueOf(key), value));
        if (written.remove("run") instanceof String run) {
            runs.of(run).forEach(written::putIfAbsent);
        }
        return switch (reader.read(written, 0)) {
            case InductionReader.Reading.Refused(List<Violation> violations) ->
                throw Refusals.of("induction-invalid", "Criteria cannot be induced from this", violations);
            case InductionReader.Reading.Accepted(InductionSpecification specification) -> {
                String id = inducing.begin(specification);
                yield Response.status(201)
                        .location(URI.create("/api/v1/inductions/" + id))
                        .entity(View.of(found(id)))
                        .build();
            }
        };
    }

    @GET
    @Operation(summary = "Inductions, the newest first, without what came of them")
    public List<View> list() {
        return inductions.newest(LISTED).stream().map(View::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One induction: its criteria down to the evidence, and what each is worth")
    public View show(@PathParam("id") String id) {
        return View.of(found(id));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "End it for good")
    public View cancel(@PathParam("id") String id) {
        return change(id, inducing::cancel);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Go on after a failure: what failed or could not be read is asked for again")
    public View resume(@PathParam("id") String id) {
        return change(id, inducing::resume);
    }

    private View change(String id, Predicate<String> change) {
        refuseIfReadOnly();
        Induction induction = found(id);
        if (!change.test(id)) {
            throw Refusals.statusForbids("induction", induction.status());
        }
        return View.of(found(id));
    }

    private Induction found(String id) {
        return inductions.find(id).orElseThrow(() -> Refusals.unknown("induction", id));
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw Refusals.readOnly();
        }
    }
}
