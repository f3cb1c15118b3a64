package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Improvements.Improvement;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.improvement.ImprovementReader;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Improving;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Section;
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
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Improvements of texts by reflection: begin, follow, read, steer. */
@Path("/api/v1/improvements")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "improvements")
public class ImprovementsResource {
    private static final int LISTED = 100;

    private final ImprovementReader reader;
    private final ImproveTexts improving;
    private final Improvements improvements;
    private final boolean readOnly;

    ImprovementsResource(
            ImprovementReader reader, ImproveTexts improving, Improvements improvements, EvolutionConfig config) {
        this.reader = reader;
        this.improving = improving;
        this.improvements = improvements;
        this.readOnly = !config.messaging().enabled();
    }

    /**
     * How an improvement stands.
     *
     * @param ending why it is completed
     * @param from score of the text that was given, 0 to 1
     * @param to score of {@code text}, the best so far
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String id,
            String status,
            boolean simulated,
            String rubric,
            String reflection,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            String ending,
            Double from,
            Double to,
            String text,
            List<Improving.Tried> tried,
            Consumption consumption) {
        static View of(ImproveTexts.Standing standing) {
            Improvement improvement = standing.improvement();
            ImprovementSpecification specification = improvement.specification();
            Improving.Progress progress = standing.progress();
            return new View(
                    improvement.id(),
                    Section.word(improvement.status()),
                    progress.simulated(),
                    specification.rubric().label(),
                    Section.word(specification.reflection()),
                    improvement.createdAt(),
                    improvement.endedAt(),
                    improvement.reason(),
                    improvement.ending() == null ? null : Section.word(improvement.ending()),
                    progress.from(),
                    progress.to(),
                    progress.text(),
                    progress.tried(),
                    progress.consumption());
        }
    }

    /** An improvement in a list. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            String id,
            String status,
            String brief,
            String rubric,
            String reflection,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            int attempts) {
        static Listed of(Improvements.Summary summary) {
            return new Listed(
                    summary.id(),
                    Section.word(summary.status()),
                    summary.brief(),
                    summary.rubric(),
                    Section.word(summary.reflection()),
                    summary.createdAt(),
                    summary.endedAt(),
                    summary.reason(),
                    summary.attempts());
        }
    }

    @POST
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Improve a text",
            description =
                    "brief, text; rubric, models, reflection (none, fresh, memory), memory, opinions, tries, tokens, worth,"
                            + " constraints and seed where the defaults do not suit.")
    public Response begin(byte[] body, @Context HttpHeaders headers) {
        refuseIfReadOnly();
        Map<?, ?> written = SpecificationBody.read(headers.getMediaType(), body, BodyLimit.TEXTS);
        return switch (reader.read(written, 0)) {
            case ImprovementReader.Reading.Refused(List<Violation> violations) ->
                throw Refusals.of("improvement-invalid", "The text cannot be improved like this", violations);
            case ImprovementReader.Reading.Accepted(ImprovementSpecification specification) -> {
                String id = improving.begin(specification);
                yield Response.status(201)
                        .location(URI.create("/api/v1/improvements/" + id))
                        .entity(View.of(found(id)))
                        .build();
            }
        };
    }

    @GET
    @Operation(summary = "Improvements, the newest first, without their texts")
    public List<Listed> list() {
        return improvements.newest(LISTED).stream().map(Listed::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One improvement: the best text so far, and what was tried")
    public View show(@PathParam("id") String id) {
        return View.of(found(id));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "End it for good; the best text so far stays")
    public View cancel(@PathParam("id") String id) {
        return change(id, improving::cancel);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Go on after a failure: what failed is asked for again")
    public View resume(@PathParam("id") String id) {
        return change(id, improving::resume);
    }

    private View change(String id, Predicate<String> change) {
        refuseIfReadOnly();
        Improvement before = found(id).improvement();
        if (!change.test(id)) {
            throw Refusals.statusForbids("improvement", before.status());
        }
        return View.of(found(id));
    }

    private ImproveTexts.Standing found(String id) {
        return improving.find(id).orElseThrow(() -> Refusals.unknown("improvement", id));
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw Refusals.readOnly();
        }
    }
}
