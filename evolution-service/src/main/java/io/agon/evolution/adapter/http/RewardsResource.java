package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evolution.application.GiveRewards;
import io.agon.evolution.application.GiveRewards.Outcome;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.RewardOrder;
import io.agon.evolution.domain.scoring.RewardOrderReader;
import io.agon.evolution.domain.scoring.Rewards.Reward;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Rewards for trainers. Idempotent: the same texts under the same criteria and judge have the same rewards, whoever asks however
 * often, and a model is asked once.
 */
@Path("/api/v1/rewards")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.RUNNER)
@Tag(name = "rewards")
public class RewardsResource {
    private final RewardOrderReader reader;
    private final GiveRewards rewards;
    private final boolean readOnly;

    RewardsResource(RewardOrderReader reader, GiveRewards rewards, EvolutionConfig config) {
        this.reader = reader;
        this.rewards = rewards;
        this.readOnly = !config.messaging().enabled();
    }

    /**
     * The answer.
     *
     * @param rubric by which texts were scored, name and version
     * @param known scores that were there before, of so many {@code different} ones
     * @param simulated whether the inference simulator scored any of them
     */
    @RegisterForReflection
    public record Given(String rubric, String judge, boolean simulated, int known, int different, List<One> rewards) {}

    /**
     * One text's reward. {@code reward}, {@code score} and {@code advantage} are null where the judge's answer could not be read;
     * {@code voidReason} says why.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record One(
            String id,
            Double reward,
            Double advantage,
            Double score,
            double lengthPenalty,
            double formatPenalty,
            int words,
            List<Score.Level> criteria,
            String voidReason) {
        static One of(Reward reward) {
            return new One(
                    reward.item().id(),
                    orNull(reward.reward()),
                    orNull(reward.advantage()),
                    orNull(reward.score()),
                    reward.lengthPenalty(),
                    reward.formatPenalty(),
                    reward.words(),
                    reward.given().levels(),
                    reward.given().voidReason());
        }

        private static Double orNull(double value) {
            return Double.isNaN(value) ? null : (Double) value;
        }
    }

    @POST
    @Blocking
    @Operation(
            summary = "Reward texts",
            description =
                    "Scores each text by the criteria of a rubric, subtracts what its length and form cost, and sets it"
                            + " against its group. Waits for the scores; asked again after 503, it goes on where it ended.")
    public CompletionStage<Response> give(byte[] body) {
        return give(
                order(SpecificationBody.read(MediaType.APPLICATION_JSON_TYPE, body, BodyLimit.TEXTS)),
                (order, given) -> Response.ok(new Given(
                                order.scoring().rubric().label(),
                                order.scoring().judge().model(),
                                given.rewards().stream()
                                        .anyMatch(one -> one.given().simulated()),
                                given.known(),
                                given.different(),
                                given.rewards().stream().map(One::of).toList()))
                        .build());
    }

    /** An answer in the form that OpenRLHF reads. */
    @RegisterForReflection
    public record OpenRlhf(List<Double> rewards, List<Double> scores, Map<String, List<Double>> extra_logs) {}

    @POST
    @Path("/openrlhf")
    @Blocking
    @Operation(
            summary = "Reward texts, in the form of OpenRLHF's remote reward models",
            description =
                    "Body: query (prompt and answer together), prompts, labels (what was asked for, in plain words, where the"
                            + " prompt is more than that). How is in the parameters; 'unread' is the reward of texts whose score could not"
                            + " be read, without which such a text makes the request fail.")
    public CompletionStage<Response> openRlhf(
            byte[] body,
            @QueryParam("rubric") String rubric,
            @QueryParam("form") String form,
            @QueryParam("model") String model,
            @QueryParam("endpoint") String endpoint,
            @Parameter(schema = @Schema(type = SchemaType.NUMBER)) @QueryParam("unread") String unread) {
        Double instead = number(unread);
        Map<?, ?> asked = SpecificationBody.read(MediaType.APPLICATION_JSON_TYPE, body, BodyLimit.TEXTS);
        Map<String, Object> written = new LinkedHashMap<>();
        put(written, "rubric", rubric);
        put(written, "form", form);
        Map<String, Object> judge = new LinkedHashMap<>();
        put(judge, "model", model);
        put(judge, "endpoint", endpoint);
        written.put("judge", judge);
        written.put("items", RemoteQueries.items(asked));
        return give(order(written), (order, given) -> openRlhf(given, instead));
    }

    /** Read here and not by the framework, which would answer 404 and name neither the parameter nor the rule. */
    private static Double number(String unread) {
        try {
            return unread == null ? null : Double.valueOf(unread);
        } catch (NumberFormatException e) {
            throw Problem.of(
                            400,
                            "unread-invalid",
                            "The texts cannot be rewarded",
                            "unread is '" + unread + "': must be a number")
                    .raised();
        }
    }

    private static void put(Map<String, Object> into, String key, Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    private static Response openRlhf(Outcome.Given given, Double unread) {
        List<Double> values = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        Map<String, List<Double>> logs = new LinkedHashMap<>();
        for (Reward reward : given.rewards()) {
            boolean none = Double.isNaN(reward.reward());
            if (none && unread == null) {
                return Problem.of(
                                502,
                                "score-unreadable",
                                "A score could not be read",
                                "query[" + reward.item().id() + "]: "
                                        + reward.given().voidReason()
                                        + "; the parameter 'unread' gives such texts a reward of your choice")
                        .response();
            }
            values.add(none ? unread : (Double) reward.reward());
            scores.add(none ? unread : (Double) reward.score());
            for (Score.Level level : reward.given().levels()) {
                logs.computeIfAbsent(level.criterion(), name -> new ArrayList<>())
                        .add(level.share());
            }
        }
        // one number for each text or none: a criterion that some texts lack says nothing
        logs.values().removeIf(column -> column.size() != values.size());
        return Response.ok(new OpenRlhf(values, scores, logs)).build();
    }

    private RewardOrder order(Map<?, ?> written) {
        if (readOnly) {
            throw Refusals.readOnly();
        }
        return switch (reader.read(written)) {
            case RewardOrderReader.Reading.Accepted(RewardOrder order) -> order;
            case RewardOrderReader.Reading.Refused(List<Violation> violations) ->
                throw Refusals.of("rewards-invalid", "The texts cannot be rewarded", violations);
        };
    }

    private interface Answer {
        Response of(RewardOrder order, Outcome.Given given);
    }

    private CompletionStage<Response> give(RewardOrder order, Answer answer) {
        return rewards.give(order).thenApply(outcome -> switch (outcome) {
            case Outcome.Given given -> answer.of(order, given);
            case Outcome.Failed(Reason reason, int failed, int different) ->
                Problem.of(
                                502,
                                reason.code(),
                                "No judge could score",
                                failed + " of " + different + " scores cannot be had: " + reason.detail())
                        .response();
            case Outcome.Awaited(int awaited, int different) ->
                Response.fromResponse(Problem.of(
                                        503,
                                        "scores-awaited",
                                        "Scores are still awaited",
                                        awaited + " of " + different
                                                + " scores are not there yet. Ask again with the same"
                                                + " request: nothing is asked of a model twice.")
                                .response())
                        .header("Retry-After", "1")
                        .build();
        });
    }
}
