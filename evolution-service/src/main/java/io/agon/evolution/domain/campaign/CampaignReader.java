package io.agon.evolution.domain.campaign;

import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.CampaignSpecification.Guards;
import io.agon.evolution.domain.campaign.CampaignSpecification.Method;
import io.agon.evolution.domain.campaign.CampaignSpecification.Training;
import io.agon.evolution.domain.campaign.CampaignSpecification.Trial;
import io.agon.evolution.domain.specification.Budget;
import io.agon.evolution.domain.specification.BudgetReader;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.specification.SpecificationWriter;
import io.agon.evolution.domain.specification.Violation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a user wrote of a campaign; names every rule that is broken. Thread-safe. */
public final class CampaignReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_BRIEF = 20_000;
    private static final int MOST_BRIEFS = 1_000;
    private static final int MOST_SETTINGS = 50;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    /** Nothing that a shell or a document could take for more than a value. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+/-]{0,99}");

    private final SpecificationReader runs;

    public CampaignReader(SpecificationReader runs) {
        this.runs = runs;
    }

    /** What reading gave. */
    public sealed interface Reading {
        /** It holds. */
        record Accepted(CampaignSpecification specification) implements Reading {}

        /** It breaks these rules, at least one. */
        record Refused(List<Violation> violations) implements Reading {}
    }

    /** Reads what a user wrote. */
    public Reading read(Map<?, ?> written) {
        List<Violation> violations = new ArrayList<>();
        Section top = new Section("", written, violations);
        String name = top.required("name", LONGEST_NAME);
        List<String> briefs = briefs(top);
        int rounds = top.integer("rounds", 3, 1, 50);
        int number = top.integer("runs", 10, 1, 1_000);
        int finalists = top.integer("finalists", 5, 1, 1_000);
        int best = top.integer("top", 10, 1, 10_000);
        if (number < briefs.size()) {
            top.refuse("runs", number, "must be at least one for each brief, of which there are " + briefs.size());
        }
        if (best < briefs.size() || best > number * finalists) {
            top.refuse(
                    "top",
                    best,
                    "must be at least one for each brief and at most all finalists, " + briefs.size() + " to "
                            + number * finalists);
        }
        Long seed = top.whole("seed", 0, RunSpecification.LARGEST_SEED);
        RunSpecification run = run(top, briefs, finalists, violations);
        Training training = training(top.section("training"));
        Trial trial = trial(top.section("trial"), briefs);
        Guards guards = guards(top.section("guards"));
        Budget budget = BudgetReader.read(top.section("budget"));
        top.refuseUnknown();
        return violations.isEmpty()
                ? new Reading.Accepted(new CampaignSpecification(
                        name,
                        briefs,
                        rounds,
                        number,
                        finalists,
                        best,
                        SpecificationWriter.write(run),
                        run.models().get(RunSpecification.WRITER).model(),
                        training,
                        trial,
                        guards,
                        budget,
                        seed == null ? 0 : seed))
                : new Reading.Refused(List.copyOf(violations));
    }

    private static List<String> briefs(Section top) {
        List<String> briefs = top.texts("briefs", 1, MOST_BRIEFS, LONGEST_BRIEF);
        if (briefs == null) {
            if (!top.has("briefs")) {
                top.refuse("briefs", null, "must be present");
            }
            return List.of();
        }
        return briefs;
    }

    /** The specification of all runs, checked as one for the first brief. */
    private RunSpecification run(Section top, List<String> briefs, int finalists, List<Violation> violations) {
        Map<Object, Object> written = new LinkedHashMap<>();
        Object given = top.raw("run");
        if (given instanceof Map<?, ?> map) {
            written.putAll(map);
        } else if (given != null) {
            top.refuse("run", given, "must be a mapping of keys to values");
        }
        for (String own : List.of("brief", "title", "seed")) {
            if (written.containsKey(own)) {
                top.refuse("run." + own, written.get(own), "must be absent: the campaign gives it to each run");
            }
        }
        written.put("brief", briefs.isEmpty() ? "-" : briefs.getFirst());
        return switch (runs.read(written, 0)) {
            case SpecificationReader.Accepted(RunSpecification run) -> {
                int population = run.populationOf(run.generations());
                if (run.ranking().callsPerCandidate() == 0) {
                    top.refuse(
                            "run.ranking.calls-per-candidate", 0, "must be above 0: finalists are the best of a run");
                } else if (finalists > population) {
                    top.refuse("finalists", finalists, "must be at most what a run ends with, which is " + population);
                }
                yield run;
            }
            case SpecificationReader.Refused(List<Violation> broken) -> {
                broken.forEach(each -> violations.add(new Violation("run." + each.field(), each.value(), each.rule())));
                yield null;
            }
        };
    }

    private static Training training(Section section) {
        Method method = section.choice("method", Method.SFT, Method.class);
        Data data = section.choice("data", Data.ALL, Data.class);
        Section given = section.section("settings");
        Map<String, String> settings = new TreeMap<>();
        for (String key : given.keys()) {
            String value = String.valueOf(given.raw(key));
            if (!KEY.matcher(key).matches()) {
                given.refuse(key, value, "a setting is a letter and then up to 59 letters, digits, _ or -, lower case");
            } else if (!VALUE.matcher(value).matches()) {
                given.refuse(key, value, "must be 1 to 100 letters, digits and . _ + / -, a letter or digit first");
            } else {
                settings.put(key, value);
            }
        }
        if (settings.size() > MOST_SETTINGS) {
            section.refuse("settings", settings.size(), "must be at most " + MOST_SETTINGS);
        }
        section.refuseUnknown();
        return new Training(method, data, settings);
    }

    private static Trial trial(Section section, List<String> briefs) {
        List<String> held = section.texts("briefs", 1, MOST_BRIEFS, LONGEST_BRIEF);
        if (held == null && !section.has("briefs")) {
            section.refuse("briefs", null, "must be present: models are tried with briefs that no run is for");
        }
        List<String> own = held == null ? List.of() : held;
        own.stream()
                .filter(briefs::contains)
                .forEach(brief -> section.refuse("briefs", brief, "must not be one of the campaign's briefs"));
        int drafts = section.integer("drafts", 30, 2, 1_000);
        int comparisons = section.integer("comparisons", 120, 1, 10_000);
        section.refuseUnknown();
        return new Trial(own, drafts, comparisons);
    }

    private static Guards guards(Section section) {
        Double alike = section.number("alike", 1, 1_000, "must be a number from 1 to 1000");
        Double copied = section.number("copied", 0, 1, "must be a number from 0 to 1");
        Double contaminated = section.number("contaminated", 0, 1, "must be a number from 0 to 1");
        section.refuseUnknown();
        return new Guards(
                alike == null ? Guards.USUAL.alike() : alike,
                copied == null ? Guards.USUAL.copied() : copied,
                contaminated == null ? Guards.USUAL.contaminated() : contaminated);
    }
}
