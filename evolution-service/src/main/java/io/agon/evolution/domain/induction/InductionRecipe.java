package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.induction.Coding.Category;
import io.agon.evolution.domain.induction.Coding.Code;
import io.agon.evolution.domain.induction.InductionSpecification.Sample;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which step of coding comes next: a function of the specification and of what was made so far, so that any replica goes on from
 * anywhere.
 *
 * <p>Round by round a batch of samples is coded openly by every coder. The codes of the first round are grouped into categories; those
 * of every later one are compared with the categories there are (constant comparison). If few are new, the categories are saturated;
 * if not, all codes so far are grouped anew. From the categories, saturated or at the end of the samples, criteria are made.
 */
public final class InductionRecipe {
    private final InductionSpecification specification;
    private final Map<String, Coding> made;
    private final List<List<Sample>> batches;

    private InductionRecipe(InductionSpecification specification, Map<String, Coding> made) {
        this.specification = specification;
        this.made = made;
        this.batches = batches(specification);
    }

    /** What comes next. */
    public sealed interface Next {
        /** These steps are to be done, if they were not asked for yet; others may be under way. */
        record Steps(List<Wanted> wanted) implements Next {}

        /** All coding is done. */
        record Coded(Induced induced) implements Next {}

        /** It cannot go on. */
        record Stuck(Reason reason) implements Next {}
    }

    /** What a coder is to do. */
    public enum Role {
        OPEN,
        AXIAL,
        SELECTIVE,
        COMPARISON
    }

    /**
     * A step that is to be done.
     *
     * @param step its name, such as {@code open/2/1}
     */
    public record Wanted(
            String step,
            Role role,
            Model coder,
            long seed,
            List<Sample> samples,
            List<Code> codes,
            List<Category> categories) {}

    /** The next steps, or the end. */
    public static Next next(InductionSpecification specification, Map<String, Coding> made) {
        return new InductionRecipe(specification, made).next();
    }

    /** The samples that are coded, in the order in which they are. */
    public static List<Sample> coded(InductionSpecification specification) {
        List<Sample> samples = new ArrayList<>(specification.samples());
        Collections.shuffle(samples, new Random(specification.seed()));
        int most = specification.batch() * specification.rounds();
        int share = (int) Math.ceil(specification.codingShare() * samples.size());
        return List.copyOf(samples.subList(0, Math.min(samples.size(), Math.min(most, Math.max(2, share)))));
    }

    private static List<List<Sample>> batches(InductionSpecification specification) {
        List<Sample> samples = coded(specification);
        List<List<Sample>> batches = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += specification.batch()) {
            batches.add(samples.subList(from, Math.min(samples.size(), from + specification.batch())));
        }
        return batches;
    }

    private Next next() {
        List<Code> all = new ArrayList<>();
        List<Double> news = new ArrayList<>();
        List<Category> categories = List.of();
        for (int round = 1; round <= batches.size(); round++) {
            List<Wanted> open = open(round);
            if (!open.isEmpty()) {
                return new Next.Steps(open);
            }
            List<Code> fresh = codes(round);
            if (fresh.isEmpty()) {
                return stuck("open/" + round + "/1");
            }
            if (round > 1) {
                Coding comparison = made.get("comparison/" + round);
                if (comparison == null) {
                    return step("comparison/" + round, Role.COMPARISON, fresh, categories);
                }
                if (!comparison.readable()) {
                    return stuck("comparison/" + round);
                }
                long uncovered = comparison.covered().stream()
                        .filter(category -> category == 0)
                        .count();
                news.add(uncovered / (double) fresh.size());
                if (news.getLast() <= specification.saturation()) {
                    categories = joined(categories, all.size(), comparison.covered());
                    all.addAll(fresh);
                    return selective(all, categories, news, true);
                }
            }
            all.addAll(fresh);
            Coding axial = made.get("axial/" + round);
            if (axial == null) {
                return step("axial/" + round, Role.AXIAL, all, List.of());
            }
            if (!axial.readable()) {
                return stuck("axial/" + round);
            }
            categories = axial.categories();
        }
        return selective(all, categories, news, false);
    }

    private List<Wanted> open(int round) {
        List<Wanted> wanted = new ArrayList<>();
        for (int coder = 1; coder <= specification.coders().size(); coder++) {
            String step = "open/" + round + "/" + coder;
            if (!made.containsKey(step)) {
                wanted.add(new Wanted(
                        step,
                        Role.OPEN,
                        specification.coders().get(coder - 1),
                        seed(step),
                        batches.get(round - 1),
                        List.of(),
                        List.of()));
            }
        }
        return wanted;
    }

    /** What the coders of a round noted; what could not be read is left out, as long as one could be. */
    private List<Code> codes(int round) {
        List<Code> codes = new ArrayList<>();
        for (int coder = 1; coder <= specification.coders().size(); coder++) {
            codes.addAll(made.get("open/" + round + "/" + coder).codes());
        }
        return codes;
    }

    /** Codes and categories go on without their evidence, which coders need not see again. */
    private Next step(String step, Role role, List<Code> codes, List<Category> categories) {
        List<Code> bare = codes.stream()
                .map(code -> new Code(code.label(), code.description(), code.strength(), List.of()))
                .toList();
        return new Next.Steps(List.of(
                new Wanted(step, role, specification.coders().getFirst(), seed(step), List.of(), bare, categories)));
    }

    /** New codes that belong to categories that are there. */
    private static List<Category> joined(List<Category> categories, int before, List<Integer> covered) {
        List<List<Integer>> members = new ArrayList<>();
        categories.forEach(category -> members.add(new ArrayList<>(category.codes())));
        for (int i = 0; i < covered.size(); i++) {
            if (covered.get(i) > 0) {
                members.get(covered.get(i) - 1).add(before + i + 1);
            }
        }
        List<Category> joined = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            Category one = categories.get(i);
            joined.add(new Category(one.name(), one.description(), one.low(), one.high(), List.copyOf(members.get(i))));
        }
        return joined;
    }

    private Next selective(List<Code> codes, List<Category> categories, List<Double> news, boolean saturated) {
        Coding selective = made.get("selective");
        if (selective == null) {
            return step("selective", Role.SELECTIVE, List.of(), categories);
        }
        if (!selective.readable()) {
            return stuck("selective");
        }
        List<Induced.Core> criteria = new ArrayList<>();
        for (int i = 0; i < selective.criteria().size(); i++) {
            Criterion criterion = selective.criteria().get(i);
            List<String> from = new ArrayList<>();
            Map<String, List<Code>> byLabel = new LinkedHashMap<>();
            for (int place : selective.sources().get(i)) {
                Category category = categories.get(place - 1);
                from.add(category.name());
                for (int code : category.codes()) {
                    byLabel.computeIfAbsent(codes.get(code - 1).label(), label -> new ArrayList<>())
                            .add(codes.get(code - 1));
                }
            }
            List<Induced.Source> sources = new ArrayList<>();
            byLabel.forEach((label, same) -> sources.add(Induced.Source.of(label, same)));
            criteria.add(new Induced.Core(criterion, from, sources));
        }
        return new Next.Coded(new Induced(criteria, saturated, news, codes.size()));
    }

    private Next stuck(String step) {
        Coding coding = made.get(step);
        return new Next.Stuck(new Reason(
                "coder-unreadable",
                "step " + step + " could not be read: " + (coding == null ? "" : coding.voidReason())));
    }

    private long seed(String step) {
        return (specification.seed() * 31 + step.hashCode()) & Integer.MAX_VALUE;
    }
}
