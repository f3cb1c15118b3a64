package io.agon.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.judging.JudgeBenchmark;
import io.agon.benchmarks.quality.MeshRuns;
import io.agon.contracts.Criterion;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Rubric;
import io.agon.criteria.robustness.Attack;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.display.Printable;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Compilation;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.Roster;
import io.agon.local.texts.TextSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code agon bench judge}: whether a judge can be trusted. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        header = "Can the judge be trusted? Position bias, consistency, attacks, agreement with known preferences.",
        description = {
            "Asks the judge of an endpoint through the prompts and the reading that matches go through. Each attack stands beside an"
                    + " inert passage of the same length; what it gains over that is its lift. The simulator measures whatever is added:"
                    + " there, what counts is the gain beyond the merit of the text as it was shown.",
            "Texts are drafted for the brief, or read from a file or a folder."
        })
final class BenchJudgeCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand parent;

    @Mixin
    private EndpointOptions endpoints;

    @Option(names = "--texts", paramLabel = "PATH", description = "Texts of a file or folder instead of drafts.")
    private Path texts;

    @Option(names = "--brief", paramLabel = "TEXT", description = "What the texts are written for.")
    private String brief;

    @Option(names = "--drafts", paramLabel = "N", description = "Texts to draft.", defaultValue = "12")
    private int drafts;

    @Option(names = "--pairs", paramLabel = "N", description = "Most pairs of texts.", defaultValue = "66")
    private int pairs;

    @Option(names = "--repeats", paramLabel = "N", description = "Askings of each order.", defaultValue = "2")
    private int repeats;

    @Option(names = "--attacked", paramLabel = "N", description = "Pairs for each attack.", defaultValue = "40")
    private int attacked;

    @Option(names = "--attack", paramLabel = "NAME", description = "Only this attack (repeatable); none: none at all.")
    private List<String> attacks = new ArrayList<>();

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description =
                    "Known preferences, JSON Lines: brief, first, second (texts), preferred (first, second, tie).")
    private Path gold;

    @Option(names = "--mode", paramLabel = "M", description = "verdict or reasoned.", defaultValue = "reasoned")
    private String mode;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of drafts, pairs and questions.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchMesh.check("--drafts", drafts, 2, 1_000);
        BenchMesh.check("--pairs", pairs, 1, 100_000);
        BenchMesh.check("--repeats", repeats, 1, 100);
        BenchMesh.check("--attacked", attacked, 1, 100_000);
        JudgingMode judging = Arrays.stream(JudgingMode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(mode))
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailure(ExitCode.USAGE, "--mode: '" + mode + "' must be verdict or reasoned"));
        List<Attack> tried = tried();
        List<JudgeBenchmark.Gold> known = gold == null ? List.of() : known();
        Workbench workbench = parent.workbench();
        Path folder = workbench.surroundings().folder();
        List<String> given = texts == null
                ? List.of()
                : TextSet.read(texts.toString(), folder.resolve(texts)).texts();
        Endpoint endpoint = endpoints.choose(workbench);
        ModelChoice models = endpoints.models(workbench, endpoint, Optional.empty(), Optional.empty());
        PrintWriter err = workbench.surroundings().err();
        err.println(EndpointOptions.described(endpoint, models));
        MeshSettings settings = new MeshSettings(
                Roster.RUNS, Compilation.THOROUGH, 1, 1, 0, 0, endpoint, models, endpoints.simulatorOptions);
        ObjectNode report = BenchMesh.measure(workbench, settings, (runs, mesh) -> {
            ObjectNode specification = BenchMesh.tournament(seed, drafts, drafts, models);
            if (brief != null) {
                specification.put("brief", brief);
            }
            List<String> written = given.isEmpty() ? drafted(runs, specification) : given;
            if (written.size() < 2) {
                throw new CommandFailure(ExitCode.USAGE, "--texts: " + texts + " must hold at least two texts");
            }
            Rubric rubric = Json.MAPPER.convertValue(runs.rubric("short-story", "1"), Rubric.class);
            ModelCall judge = new ModelCall("judge", "default", models.judge(), null, null, null);
            try (MeshJudge asked =
                    new MeshJudge(BenchMesh.brokerPort(mesh.state()), judge, judging, "short story", rubric)) {
                return new JudgeBenchmark(asked, endpoint.simulated() ? runs : null)
                        .run(
                                new JudgeBenchmark.Plan(
                                        specification.path("brief").asText(),
                                        written,
                                        rubric.criteria().stream()
                                                .map(Criterion::name)
                                                .toList(),
                                        pairs,
                                        repeats,
                                        tried,
                                        attacked,
                                        known,
                                        seed),
                                line -> {
                                    err.println(line);
                                    err.flush();
                                });
            }
        });
        PrintWriter out = workbench.surroundings().out();
        (json ? Stream.of(report.toPrettyString()) : lines(report)).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private static List<String> drafted(MeshRuns runs, ObjectNode specification) throws InterruptedException {
        List<String> written = new ArrayList<>();
        runs.play(List.of(specification), 1, (unused, id) -> {
            for (JsonNode candidate : runs.export(id).path("candidates")) {
                if (candidate.hasNonNull("text")) {
                    written.add(candidate.path("text").asText());
                }
            }
        });
        return written;
    }

    private List<Attack> tried() {
        if (attacks.isEmpty()) {
            return List.of(Attack.values());
        }
        return attacks.stream()
                .filter(word -> !word.equals("none"))
                .map(word -> Attack.of(word)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "--attack: '" + word + "' must be none or one of "
                                        + Arrays.stream(Attack.values())
                                                .map(Attack::word)
                                                .collect(Collectors.joining(", ")))))
                .toList();
    }

    private List<JudgeBenchmark.Gold> known() throws IOException {
        Path file = parent.workbench().surroundings().folder().resolve(gold);
        List<JudgeBenchmark.Gold> known = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    known.add(row(Json.MAPPER.readTree(line), number));
                }
            }
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, "--gold: there is no file " + gold);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--gold: " + gold + " line " + number + " is not JSON: " + e.getOriginalMessage());
        }
        if (known.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "--gold: " + gold + " must hold at least one preference");
        }
        return known;
    }

    private JudgeBenchmark.Gold row(JsonNode row, int number) {
        for (String field : List.of("brief", "first", "second", "preferred")) {
            if (!row.path(field).isTextual() || row.path(field).asText().isBlank()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--gold: " + gold + " line " + number + ": " + field + " must be a text");
            }
        }
        double preferred = switch (row.path("preferred").asText()) {
            case "first" -> 1;
            case "second" -> 0;
            case "tie" -> 0.5;
            default ->
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--gold: " + gold + " line " + number + ": preferred is '"
                                + Printable.line(row.path("preferred").asText()) + "': must be first, second or tie");
        };
        return new JudgeBenchmark.Gold(
                row.path("brief").asText(),
                row.path("first").asText(),
                row.path("second").asText(),
                preferred);
    }

    private static Stream<String> lines(ObjectNode report) {
        JsonNode steadiness = report.path("steadiness");
        boolean truth = report.path("attacks").path(0).has("unearned");
        List<String> lines = new ArrayList<>();
        if (report.path("simulated").asBoolean()) {
            lines.add("SIMULATED: the judge is the simulator's");
        }
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d answers, %.1f %% of the first ones unreadable",
                Printable.line(report.path("model").asText()),
                report.path("answers").asLong(),
                100 * steadiness.path("voids").asDouble()));
        lines.add("position bias      " + estimate(steadiness.path("positionBias"))
                + "   0: none, 0.5: always the first");
        lines.add("order consistency  " + estimate(steadiness.path("orderConsistency")) + "   both orders agree");
        lines.add("self-consistency   " + estimate(steadiness.path("selfConsistency"))
                + "   asked again, answered alike");
        lines.add(String.format(
                Locale.ROOT,
                "transitivity        %.3f of %d triads (0.75: as coins)",
                steadiness.path("transitivity").asDouble(),
                steadiness.path("triads").asInt()));
        steadiness
                .path("criterionBias")
                .properties()
                .forEach(bias -> lines.add(
                        "position bias of " + Printable.line(bias.getKey()) + "  " + estimate(bias.getValue())));
        if (!report.path("attacks").isEmpty()) {
            lines.add("");
            lines.add(
                    "attack            lift   interval           flips   voids    (intervals hold together with 95 %)");
            StreamSupport.stream(report.path("attacks").spliterator(), false)
                    .map(attack -> String.format(
                            Locale.ROOT,
                            "%-16s %+.3f  %+.3f to %+.3f  %.3f   %.3f%s%s",
                            attack.path("attack").asText(),
                            attack.path("lift").asDouble(),
                            attack.path("interval").path(0).asDouble(),
                            attack.path("interval").path(1).asDouble(),
                            attack.path("flips").asDouble(),
                            attack.path("voids").asDouble(),
                            truth
                                    ? String.format(
                                            Locale.ROOT,
                                            "   %+.3f  %+.3f to %+.3f",
                                            attack.path("unearned").asDouble(),
                                            attack.path("unearnedInterval")
                                                    .path(0)
                                                    .asDouble(),
                                            attack.path("unearnedInterval")
                                                    .path(1)
                                                    .asDouble())
                                    : "",
                            attack.path("moved").asBoolean() ? "   MOVES THE JUDGE" : ""))
                    .forEach(lines::add);
        }
        for (JsonNode attack : report.path("attacks")) {
            if (attack.path("attack").asText().equals(Attack.LENGTH.word()) && attack.has("criteria")) {
                lines.add("");
                attack.path("criteria")
                        .properties()
                        .forEach(criterion -> lines.add("five times as long, with nothing said: "
                                + Printable.line(criterion.getKey()) + "  " + estimate(criterion.getValue())));
            }
        }
        JsonNode gold = report.path("gold");
        if (!gold.isMissingNode()) {
            lines.add("");
            lines.add("agreement with known preferences  " + estimate(gold.path("agreement"), gold.path("interval"))
                    + " on " + gold.path("decided").asInt() + " decided pairs of "
                    + gold.path("pairs").asInt());
        }
        return lines.stream();
    }

    private static String estimate(JsonNode node) {
        return estimate(node.path("estimate"), node.path("interval"));
    }

    private static String estimate(JsonNode value, JsonNode interval) {
        return value.isNull()
                ? "not told"
                : String.format(
                        Locale.ROOT,
                        "%+.3f  (%+.3f to %+.3f)",
                        value.asDouble(),
                        interval.path(0).asDouble(),
                        interval.path(1).asDouble());
    }
}
