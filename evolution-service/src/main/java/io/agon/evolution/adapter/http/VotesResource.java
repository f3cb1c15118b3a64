package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evaluation.Proportion;
import io.agon.evolution.application.CollectVotes;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;
import io.agon.evolution.domain.tournament.Standing;
import io.agon.evolution.domain.voting.Ballot;
import io.agon.evolution.domain.voting.VoteReport;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.agon.ranking.Scale;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People's votes on a run's texts: blind ballots, votes, and what they say of texts and judges. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "votes")
public class VotesResource {
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_VOTER = 100;
    private static final int MOST_VOTERS = 200;
    private static final int MOST_PAIRS = 1_000;
    private static final int MOST_VOTES = 10_000;

    private final CollectVotes collecting;
    private final RunArchive archive;

    VotesResource(CollectVotes collecting, RunArchive archive) {
        this.collecting = collecting;
        this.archive = archive;
    }

    /** Ballots as voters see them. */
    @RegisterForReflection(targets = CollectVotes.Shown.class)
    public record Drawn(String run, String brief, List<CollectVotes.Shown> ballots) {}

    /** How many votes were recorded. */
    @RegisterForReflection
    public record Recorded(int votes) {}

    /** A share with Wilson's interval; absent where there is no case. */
    @RegisterForReflection
    public record Share(int some, int all, double share, double low, double high) {
        static Share of(Proportion proportion) {
            return proportion.all() == 0
                    ? null
                    : new Share(
                            proportion.some(),
                            proportion.all(),
                            proportion.share(),
                            proportion.low(),
                            proportion.high());
        }
    }

    /** A voter; {@code left}: of decided votes, those for the text on the left. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Voter(String name, int ballots, int votes, int ties, Share left) {}

    /** Pairs for which judges predict about the same, and what people chose. */
    @RegisterForReflection
    public record Bin(double predicted, Share chosen) {}

    /** A candidate with people as one more judge; ratings in points, the interval 90 %. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rated(
            int rank, String candidateId, String label, double rating, Double low, Double high, int before) {}

    /**
     * What votes say.
     *
     * @param alpha Krippendorff's, of voters
     * @param agreement of decided votes, those for the text that judges rate higher
     * @param brier mean squared error of what judges predict; a coin has 0.25
     * @param leaderboard the last generation, people counted as one more judge; {@code before}: its rank without them
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            String run,
            int ballots,
            List<Voter> voters,
            Double alpha,
            Share agreement,
            List<Bin> calibration,
            Double brier,
            List<Rated> leaderboard) {}

    @POST
    @Path("/ballots")
    @Consumes({"application/json", "application/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Draw blind ballots of pairs that judges compared",
            description =
                    "Every voter has the same pairs, in an order of the voter's own, sides balanced. Drawn again, what is there stays.")
    public Drawn draw(byte[] body) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", SpecificationBody.read(null, body), violations);
        String id = top.required("run", LONGEST_ID);
        List<String> voters = top.texts("voters", 1, MOST_VOTERS, LONGEST_VOTER);
        if (voters == null && violations.isEmpty()) {
            top.refuse("voters", null, "must be present");
        }
        int pairs = top.integer("pairs", 20, 1, MOST_PAIRS);
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        top.refuseUnknown();
        refuse(violations);
        Run run = ended(id);
        if (!collecting.draw(run, voters, pairs, seed == null ? 0 : seed)) {
            refuse(List.of(new Violation("run", id, "must have texts that judges compared")));
        }
        return ballots(id, null);
    }

    @GET
    @Path("/ballots")
    @Operation(summary = "Ballots without a vote, as voters see them")
    public Drawn ballots(@QueryParam("run") String id, @QueryParam("voter") String voter) {
        Run run = ended(id);
        return new Drawn(run.id(), run.specification().brief(), collecting.open(run, voter));
    }

    @POST
    @Path("/votes")
    @Consumes({"application/json", "application/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Record votes, all or none", description = "A vote stays; the same again changes nothing.")
    public Recorded vote(byte[] body) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", SpecificationBody.read(null, body), violations);
        List<Section> votes = top.sections("votes", 1, MOST_VOTES);
        if (votes == null && violations.isEmpty()) {
            top.refuse("votes", null, "must be present");
        }
        Map<String, Ballot.Choice> read = new LinkedHashMap<>();
        for (Section vote : votes == null ? List.<Section>of() : votes) {
            String ballot = vote.required("ballot", LONGEST_ID);
            Ballot.Choice choice = vote.choice("choice", null, Ballot.Choice.class);
            if (choice == null && !vote.has("choice")) {
                vote.refuse("choice", null, "must be present");
            }
            vote.refuseUnknown();
            if (read.put(ballot, choice) != null) {
                vote.refuse("ballot", ballot, "must not be given twice");
            }
        }
        top.refuseUnknown();
        refuse(violations);
        refuse(collecting.vote(read));
        return new Recorded(read.size());
    }

    @GET
    @Path("/votes")
    @Operation(summary = "What the votes on a run say of its texts and its judges")
    public Report report(@QueryParam("run") String id) {
        Run run = ended(id);
        VoteReport report = collecting.report(run);
        return new Report(
                run.id(),
                report.ballots(),
                report.voters().stream()
                        .map(one -> new Voter(one.name(), one.ballots(), one.votes(), one.ties(), Share.of(one.left())))
                        .toList(),
                known(report.alpha()),
                Share.of(report.agreement()),
                report.calibration().stream()
                        .map(bin -> new Bin(bin.predicted(), Share.of(bin.chosen())))
                        .toList(),
                known(report.brier()),
                leaderboard(run));
    }

    private List<Rated> leaderboard(Run run) {
        List<Integer> rated = archive.rated(run.id());
        if (rated.isEmpty()) {
            return List.of();
        }
        Map<Integer, RunArchive.Entry> before = new LinkedHashMap<>();
        archive.leaderboard(run.id(), rated.getLast(), Integer.MAX_VALUE)
                .forEach(entry -> before.put(entry.ordinal(), entry));
        int[] population = before.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Standing> standings =
                collecting.standings(run, population, run.specification().survivors(), rated.getLast());
        return standings.stream()
                .map(standing -> {
                    RunArchive.Entry entry = before.get(standing.ordinal());
                    return new Rated(
                            standing.rank(),
                            entry.candidateId(),
                            entry.label(),
                            Scale.shown(standing.mean()),
                            Scale.shown(standing.low()),
                            Scale.shown(standing.high()),
                            entry.rank());
                })
                .toList();
    }

    private Run ended(String id) {
        if (id != null
                && archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record)
                && record.run().status().ended()) {
            return record.run();
        }
        throw Problem.of(
                        404,
                        "run-unknown",
                        "No such run",
                        "run is '" + (id == null ? "" : id) + "': must be the id of a run that has ended")
                .raised();
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusals.of("votes-invalid", "These votes or ballots cannot be taken", violations);
        }
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
