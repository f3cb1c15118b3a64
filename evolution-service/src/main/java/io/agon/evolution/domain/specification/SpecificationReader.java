package io.agon.evolution.domain.specification;

import io.agon.ranking.StoppingRule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the mapping that a user wrote into a {@link RunSpecification}: fills in defaults and names every rule that is
 * broken, not only the first. Keys are those of the published JSON Schema. Thread-safe.
 */
public final class SpecificationReader {
    private static final int LARGEST_POPULATION = 10_000;
    private static final long MOST_MATCHES = 10_000_000;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int TITLE = 60;
    private static final int USUAL_WORDS = 500;
    private static final double LEAST_CALLS = 0.1;
    private static final String CALLS = "must be a number from 0.1 to 1000, or 0: nobody judges";

    private final Defaults defaults;
    private final RubricReader rubrics;

    /** Knows the built-in rubrics by their labels, and no others. */
    public SpecificationReader(Defaults defaults) {
        this(defaults, RubricReader.of(defaults.rubrics()));
    }

    public SpecificationReader(Defaults defaults, RubricReader rubrics) {
        this.defaults = defaults;
        this.rubrics = rubrics;
    }

    /** What reading gave. */
    public sealed interface Reading {}

    /** The specification holds, and every default is filled in. */
    public record Accepted(RunSpecification specification) implements Reading {}

    /** The specification breaks these rules, at least one. */
    public record Refused(List<Violation> violations) implements Reading {}

    /**
     * Reads what a user wrote.
     *
     * @param seed taken where the specification gives none
     */
    public Reading read(Map<?, ?> written, long seed) {
        List<Violation> violations = new ArrayList<>();
        RunSpecification specification = read(new Section("", written, violations), violations, seed);
        return violations.isEmpty() ? new Accepted(specification) : new Refused(List.copyOf(violations));
    }

    /** Reads what was accepted once and then stored; rules that are younger than the run do not bind it. */
    public RunSpecification restore(Map<?, ?> stored) {
        List<Violation> ignored = new ArrayList<>();
        return read(new Section("", stored, ignored), ignored, 0);
    }

    /**
     * The same specification with other models in some roles. Rules that are younger than the run bind what is changed
     * only.
     *
     * @param models names of models by role
     */
    public Reading revise(RunSpecification specification, Map<String, String> models) {
        Map<String, Object> written = new LinkedHashMap<>(SpecificationWriter.write(specification));
        Map<String, Object> all = new LinkedHashMap<>((Map<String, ?>) written.get("models"));
        List<Violation> violations = new ArrayList<>();
        models.forEach((role, model) -> {
            if (!(all.get(role) instanceof Map<?, ?> before)) {
                violations.add(Violation.of(
                        "models." + role, model, "must name a role of the run: " + String.join(", ", all.keySet())));
                return;
            }
            Map<Object, Object> after = new LinkedHashMap<>(before);
            after.put("model", model);
            all.put(role, after);
        });
        written.put("models", all);
        List<Violation> broken = new ArrayList<>();
        RunSpecification revised = read(new Section("", written, broken), broken, specification.seed());
        broken.stream().filter(each -> each.field().startsWith("models.")).forEach(violations::add);
        return violations.isEmpty() ? new Accepted(revised) : new Refused(violations);
    }

    private RunSpecification read(Section top, List<Violation> violations, long drawnSeed) {
        if (!top.has("brief")) {
            top.refuse("brief", null, "must be present");
        }
        String brief = top.text("brief", "", LONGEST_TEXT);
        String title = top.text("title", titleOf(brief), LONGEST_WORD);
        String form = top.text("form", "short story", LONGEST_WORD);
        List<String> styles = or(top.texts("styles", 1, 1_000, LONGEST_WORD), defaults.styles());
        List<String> themes = or(top.texts("themes", 1, 1_000, LONGEST_WORD), defaults.themes());
        Constraints constraints = ConstraintsReader.read(top.section("constraints"), USUAL_WORDS);
        int population = top.integer("population", 60, 2, LARGEST_POPULATION);
        int survivors = survivors(top, population);
        int variants = top.integer("variants", 5, 1, 100);
        if ((long) survivors * (1 + variants) > LARGEST_POPULATION) {
            top.refuse(
                    "variants",
                    variants,
                    "survivors and their variants, " + survivors + " x (1 + " + variants + "), must be at most "
                            + LARGEST_POPULATION);
        }
        int generations = top.integer("generations", 5, 1, 100);
        RunSpecification.Schedule schedule =
                top.choice("schedule", RunSpecification.Schedule.GENERATIONAL, RunSpecification.Schedule.class);
        List<Objective> objectives = or(objectives(top), defaults.objectives());
        Mutation mutation = mutation(top.section("mutation"));
        Rubric rubric = rubrics.read(top);
        RunSpecification.WritersSee writersSee =
                top.choice("writers-see", RunSpecification.WritersSee.NOTHING, RunSpecification.WritersSee.class);
        Map<String, Model> models = models(top);
        HeldOut heldOut = top.has("held-out") ? heldOut(top.section("held-out"), models) : null;
        Judging judging = judging(top.section("judging"), models.keySet());
        Ranking ranking = ranking(top.section("ranking"));
        if (ranking.callsPerCandidate() == 0 && generations > 1) {
            top.refuse("generations", generations, "must be 1 where ranking.calls-per-candidate is 0: nobody judges");
        }
        Budget budget = budget(top.section("budget"), population);
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        String currency = top.text("currency", "USD", 3);
        if (!currency.matches("[A-Z]{3}")) {
            top.refuse("currency", currency, "must be three capital letters, such as USD");
        }
        top.refuseUnknown();
        RunSpecification specification = new RunSpecification(
                title,
                brief,
                form,
                styles,
                themes,
                constraints,
                population,
                survivors,
                variants,
                generations,
                schedule,
                objectives,
                mutation,
                rubric,
                writersSee,
                heldOut,
                models,
                judging,
                ranking,
                budget,
                seed == null ? drawnSeed : seed,
                currency);
        if (violations.isEmpty() && specification.matchesFrom(1) > MOST_MATCHES) {
            top.refuse(
                    "ranking.calls-per-candidate",
                    ranking.callsPerCandidate(),
                    "the run must not foresee more than " + MOST_MATCHES + " matches, and foresees "
                            + specification.matchesFrom(1));
        }
        return specification;
    }

    private static String titleOf(String brief) {
        String line = brief.strip().lines().findFirst().orElse("untitled").strip();
        if (line.length() <= TITLE) {
            return line;
        }
        int space = line.lastIndexOf(' ', TITLE);
        return line.substring(0, space > TITLE / 2 ? space : TITLE) + "…";
    }

    private static int survivors(Section top, int population) {
        int otherwise = Math.min(5, population - 1);
        return top.integer("survivors", otherwise, 1, population - 1);
    }

    private static List<Objective> objectives(Section top) {
        List<Section> sections = top.sections("objectives", 1, 100);
        if (sections == null) {
            return null;
        }
        List<Objective> objectives = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            String name = section.required("name", LONGEST_WORD);
            String instruction = section.required("instruction", 2_000);
            if (!names.add(name)) {
                section.refuse("name", name, "must not be given twice");
            }
            section.refuseUnknown();
            objectives.add(new Objective(name, instruction));
        }
        return List.copyOf(objectives);
    }

    private Map<String, Model> models(Section top) {
        Section section = top.section("models");
        Map<String, Model> models = new LinkedHashMap<>();
        List<String> roles = new ArrayList<>(List.of(RunSpecification.WRITER));
        if (usesPlainJudge(top.raw("judging"))) {
            roles.add(RunSpecification.JUDGE);
        }
        for (String role : section.keys()) {
            if (!roles.contains(role)) {
                roles.add(role);
            }
        }
        for (String role : roles) {
            if (!role.matches("[a-z][a-z0-9-]{0,39}")) {
                section.refuse(
                        role, role, "a role is a letter and then up to 39 letters, digits or hyphens, lower case");
            }
            models.put(role, model(section.section(role), role));
        }
        return models;
    }

    private static Mutation mutation(Section section) {
        Mutation.By by = section.choice("by", Mutation.USUAL.by(), Mutation.By.class);
        String memory = section.text("memory", Mutation.USUAL.memory(), LONGEST_WORD);
        section.refuseUnknown();
        return new Mutation(by, memory);
    }

    private HeldOut heldOut(Section section, Map<String, Model> models) {
        if (!section.has("rubric")) {
            section.refuse("rubric", null, "must be present");
        }
        Rubric rubric = rubrics.read(section);
        String judge = section.text("judge", RunSpecification.JUDGE, LONGEST_WORD);
        if (!models.containsKey(judge)) {
            section.refuse("judge", judge, "must be a role under models: " + String.join(", ", models.keySet()));
        }
        int opinions = section.integer("opinions", 1, 1, 20);
        section.refuseUnknown();
        return new HeldOut(rubric, judge, opinions);
    }

    private static boolean usesPlainJudge(Object judging) {
        return !(judging instanceof Map<?, ?> map && map.get("judges") instanceof List<?> judges)
                || judges.contains(RunSpecification.JUDGE);
    }

    private Model model(Section section, String role) {
        Model otherwise = defaults.models().get(role);
        if (otherwise == null && !role.equals(RunSpecification.WRITER)) {
            otherwise = defaults.models().get(RunSpecification.JUDGE);
        }
        return ModelReader.read(section, otherwise);
    }

    private static Judging judging(Section section, Set<String> roles) {
        Judging.Mode mode = section.choice("mode", Judging.Mode.REASONED, Judging.Mode.class);
        List<String> judges = or(section.texts("judges", 1, 20, LONGEST_WORD), List.of(RunSpecification.JUDGE));
        for (String judge : judges) {
            if (!roles.contains(judge)) {
                section.refuse("judges", judge, "must be a role under models: " + String.join(", ", roles));
            }
        }
        section.refuseUnknown();
        return new Judging(mode, judges);
    }

    private static Ranking ranking(Section section) {
        Ranking.Method method = section.choice("method", Ranking.Method.BRADLEY_TERRY, Ranking.Method.class);
        Ranking.Pairing usual = switch (method) {
            case BRADLEY_TERRY -> Ranking.Pairing.ADAPTIVE;
            case ELO -> Ranking.Pairing.RANDOM;
        };
        Ranking.Pairing pairing = section.choice("pairing", usual, Ranking.Pairing.class);
        Double calls = section.number("calls-per-candidate", 0, 1_000, CALLS);
        if (calls != null && calls > 0 && calls < LEAST_CALLS) {
            section.refuse("calls-per-candidate", calls, CALLS);
        }
        Long batch = section.whole("batch", 1, 100_000);
        Double wrongShare = section.number("wrong-share", 0, 1, "must be a number from 0 to 1");
        if (method == Ranking.Method.ELO && wrongShare != null && wrongShare > 0) {
            section.refuse("wrong-share", wrongShare, "must be 0 with elo, which does not say how sure it is");
        }
        section.refuseUnknown();
        double usualShare = switch (method) {
            case BRADLEY_TERRY -> StoppingRule.USUAL_WRONG_SHARE;
            case ELO -> 0;
        };
        return new Ranking(
                method,
                pairing,
                calls == null ? 10 : calls,
                batch == null ? null : (Integer) batch.intValue(),
                or(wrongShare, usualShare));
    }

    private static Budget budget(Section section, int population) {
        Budget budget = BudgetReader.read(section);
        if (budget.calls() != null && budget.calls() < population) {
            section.refuse("calls", budget.calls(), "must cover the initial population, which is " + population);
        }
        return budget;
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
