package io.agon.evolution.application;

import io.agon.evaluation.Plan;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.Evaluations.Evaluation;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.RunArchive.Candidate;
import io.agon.evolution.application.port.RunArchive.Entry;
import io.agon.evolution.application.port.RunArchive.RunRecord;
import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.Contrast;
import io.agon.evolution.domain.evaluation.EvaluationOrder;
import io.agon.evolution.domain.evaluation.EvaluationReport;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.EvaluationSpecification.Given;
import io.agon.evolution.domain.evaluation.EvaluationSpecification.Of;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.evolution.domain.population.Breeding;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Seeds;
import io.agon.evolution.domain.specification.HeldOut;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds out whether a run's texts are preferred to others. The plan is drawn and stored first; then the baseline is written, if one is
 * wanted; then every comparison is judged in both orders. What comes next follows from what is stored, so that any replica goes on.
 */
public final class EvaluateRuns {
    /** First drafts that break the constraints before the writer is given up. */
    private static final int MOST_FIRST_DRAFTS = 10;

    private final RunArchive archive;
    private final Evaluations evaluations;
    private final Runnable wanted;
    private final GoingOn going;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * @param wanted told that there may be something to send
     * @param executor goes on with evaluations; what it is given may throw
     * @param ids draws ids
     */
    public EvaluateRuns(
            RunArchive archive,
            Evaluations evaluations,
            Runnable wanted,
            Executor executor,
            Clock clock,
            Supplier<String> ids) {
        this.archive = archive;
        this.evaluations = evaluations;
        this.wanted = wanted;
        this.going = new GoingOn(executor, clock, this::step);
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of an order. */
    public sealed interface Beginning {
        /** It has begun. */
        record Begun(String id) implements Beginning {}

        /** The runs it names do not allow it. */
        record Refused(List<Violation> violations) implements Beginning {}
    }

    /** An evaluation and what came out so far. */
    public record Standing(Evaluation evaluation, List<Baseline.Chain> chains, EvaluationReport report) {}

    /** Draws the plan, keeps it, and begins. */
    public Beginning begin(EvaluationOrder order) {
        return begin(order, ids.get());
    }

    /** The same under an id that the caller derived: it begins once. */
    public Beginning begin(EvaluationOrder order, String id) {
        Resolved resolved = new Resolved(order);
        EvaluationSpecification specification = resolved.specification();
        if (!resolved.violations.isEmpty()) {
            return new Beginning.Refused(List.copyOf(resolved.violations));
        }
        evaluations.create(id, specification, clock.instant());
        going.with(id);
        return new Beginning.Begun(id);
    }

    /** An order with the runs that it names. */
    private final class Resolved {
        private final EvaluationOrder order;
        private final List<Violation> violations = new ArrayList<>();

        Resolved(EvaluationOrder order) {
            this.order = order;
        }

        EvaluationSpecification specification() {
            RunRecord record = rated("run", order.run());
            if (record == null) {
                return null;
            }
            RunSpecification run = record.run().specification();
            HeldOut heldOut = order.heldOut() ? run.heldOut() : null;
            if (order.heldOut() && heldOut == null) {
                violations.add(
                        new Violation("held-out", "true", "must be false: the run's specification has no held-out"));
            }
            List<String> ours = chosen(record, order.of());
            List<Given> texts = order.texts().stream()
                    .map(text -> new Given(Identifiers.of("c-", List.of(text)), text))
                    .toList();
            Seeds seeds = new Seeds(order.seed());
            List<Contrast> contrasts = new ArrayList<>();
            Baseline baseline = null;
            for (String name : order.against()) {
                Contrast.Kind kind = kind(name);
                List<String> theirs = switch (kind) {
                    case INITIAL ->
                        archive.leaderboard(order.run(), 1, Integer.MAX_VALUE).stream()
                                .map(Entry::candidateId)
                                .toList();
                    case SEQUENTIAL -> {
                        baseline = baseline(record, ours.size());
                        yield IntStream.rangeClosed(1, baseline.founders().size())
                                .mapToObj(chain -> "chain-" + chain)
                                .toList();
                    }
                    case TEXTS -> texts.stream().map(Given::id).toList();
                    case RUN -> another(name, run);
                };
                if (!theirs.isEmpty()) {
                    long drawn = seeds.bits("plan", contrasts.size());
                    contrasts.add(new Contrast(
                            kind, name, theirs, Plan.drawn(ours.size(), theirs.size(), order.comparisons(), drawn)));
                }
            }
            if (!violations.isEmpty()) {
                return null;
            }
            Model own = run.models().get(run.judging().judges().getFirst());
            return new EvaluationSpecification(
                    order.run(),
                    run.brief(),
                    run.form(),
                    run.constraints(),
                    order.of(),
                    ours,
                    order.comparisons(),
                    contrasts,
                    run.models().get(RunSpecification.WRITER),
                    heldOut != null ? run.models().get(heldOut.judge()) : order.judge() != null ? order.judge() : own,
                    order.mode() != null ? order.mode() : run.judging().mode(),
                    heldOut != null ? heldOut.rubric() : order.rubric() != null ? order.rubric() : run.rubric(),
                    order.heldOut(),
                    baseline,
                    texts,
                    order.seed());
        }

        /** As many chains as texts in question, with all the tokens that the run took. */
        private Baseline baseline(RunRecord record, int chains) {
            RunSpecification run = record.run().specification();
            return new Baseline(
                    Breeding.found(run).stream()
                            .limit(chains)
                            .map(Baseline.Founder::of)
                            .toList(),
                    run.objectives(),
                    Account.total(record.accounts()).tokens());
        }

        private List<String> another(String id, RunSpecification run) {
            RunRecord other = rated("against", id);
            if (other == null) {
                return List.of();
            }
            if (!other.run().specification().brief().equals(run.brief())) {
                violations.add(new Violation("against", id, "must be a run of the same brief"));
            }
            return chosen(other, order.of());
        }

        /** A run that has ended and was rated; null where it is none. */
        private RunRecord rated(String field, String id) {
            if (archive.find(id) instanceof RunArchive.Lookup.Found(RunRecord record)
                    && record.run().id().equals(id)
                    && record.run().status().ended()
                    && !archive.rated(id).isEmpty()) {
                return record;
            }
            violations.add(new Violation(field, id, "must be the id of a run that has ended and was rated"));
            return null;
        }

        private List<String> chosen(RunRecord record, Of of) {
            String id = record.run().id();
            return archive.leaderboard(id, archive.rated(id).getLast(), Integer.MAX_VALUE).stream()
                    .filter(entry -> of == Of.GENERATION || entry.survivor())
                    .map(Entry::candidateId)
                    .toList();
        }
    }

    private static Contrast.Kind kind(String name) {
        return switch (name) {
            case EvaluationOrder.INITIAL -> Contrast.Kind.INITIAL;
            case EvaluationOrder.SEQUENTIAL -> Contrast.Kind.SEQUENTIAL;
            case EvaluationOrder.TEXTS -> Contrast.Kind.TEXTS;
            default -> Contrast.Kind.RUN;
        };
    }

    /** How it stands. */
    public Optional<Standing> find(String id) {
        return evaluations
                .find(id)
                .map(found -> new Standing(
                        found,
                        evaluations.chains(id),
                        EvaluationReport.of(found.specification(), evaluations.judged(id))));
    }

    /** Goes on with those of which nothing was heard for a while. */
    public void look() {
        going.look(evaluations.active());
    }

    /** Drafts of baselines were written. */
    public void drafted(Map<String, Evaluations.Drafted> drafted) {
        evaluations.drafted(drafted).forEach(going::with);
    }

    /** Matches were judged. */
    public void judged(Map<String, Meeting.Judged> judged) {
        evaluations.idle(evaluations.judged(judged)).forEach(going::with);
    }

    /** No worker could do a step. */
    public void failed(String stepId, Reason reason) {
        evaluations.awaitedBy(stepId).ifPresent(id -> evaluations.fail(id, reason));
    }

    /** Ends it for good; false where it has ended. */
    public boolean cancel(String id) {
        return evaluations.change(
                id,
                Set.of(Evaluations.Status.ACTIVE, Evaluations.Status.FAILED),
                Evaluations.Status.CANCELLED,
                clock.instant());
    }

    /** Goes on after a failure, or asks again for what is on its way; false where it has ended. */
    public boolean resume(String id) {
        boolean changed = evaluations.change(
                id, Set.of(Evaluations.Status.FAILED, Evaluations.Status.ACTIVE), Evaluations.Status.ACTIVE, null);
        if (changed) {
            evaluations.askAgain(id);
            wanted.run();
            going.with(id);
        }
        return changed;
    }

    private void step(String id) {
        Evaluation evaluation = evaluations.find(id).orElseThrow();
        if (evaluation.status() != Evaluations.Status.ACTIVE) {
            return;
        }
        EvaluationSpecification specification = evaluation.specification();
        Map<Integer, Baseline.Chain> chains = new HashMap<>();
        if (specification.baseline() != null) {
            evaluations.chains(id).forEach(chain -> chains.put(chain.number(), chain));
            if (draft(id, specification, chains)) {
                return;
            }
        }
        int planned = meetings(specification).size();
        if (evaluations.matches(id) < planned) {
            evaluations.wantMatches(id, matches(specification, chains));
            wanted.run();
        } else if (evaluations.judged(id).size() == planned) {
            evaluations.complete(id, clock.instant());
        }
    }

    /** Whether the baseline is still being written. */
    private boolean draft(String id, EvaluationSpecification specification, Map<Integer, Baseline.Chain> chains) {
        Baseline baseline = specification.baseline();
        List<Baseline.Wanted> next = new ArrayList<>();
        boolean more = false;
        for (int number = 0; number < baseline.founders().size(); number++) {
            Baseline.Chain chain = chains.getOrDefault(number, Baseline.Chain.begun(number));
            if (!baseline.over(chain)) {
                more = true;
                if (!chain.awaited()) {
                    if (chain.text() == null && chain.drafts() >= MOST_FIRST_DRAFTS) {
                        evaluations.fail(
                                id,
                                new Reason(
                                        Reason.WRITER_UNUSABLE,
                                        "none of " + chain.drafts() + " first drafts of the baseline keeps to the"
                                                + " constraints"));
                        return true;
                    }
                    next.add(baseline.next(chain, specification.seed()));
                }
            }
        }
        if (!next.isEmpty()) {
            evaluations.wantDrafts(id, next);
            wanted.run();
        }
        return more;
    }

    /** Every order of every comparison that is to be judged: two that are the same text are not. */
    private static List<Meeting> meetings(EvaluationSpecification specification) {
        List<Meeting> meetings = new ArrayList<>();
        for (int contrast = 0; contrast < specification.contrasts().size(); contrast++) {
            Contrast other = specification.contrasts().get(contrast);
            for (int number = 0; number < other.plan().comparisons().size(); number++) {
                Plan.Comparison comparison = other.plan().comparisons().get(number);
                if (!specification
                        .ours()
                        .get(comparison.ours())
                        .equals(other.theirs().get(comparison.theirs()))) {
                    meetings.add(new Meeting(contrast, number, true));
                    meetings.add(new Meeting(contrast, number, false));
                }
            }
        }
        return meetings;
    }

    private List<Evaluations.Match> matches(
            EvaluationSpecification specification, Map<Integer, Baseline.Chain> chains) {
        Map<String, Outbox.Shown> texts = new HashMap<>();
        specification.texts().forEach(given -> texts.put(given.id(), new Outbox.Shown(given.id(), given.text())));
        chains.values()
                .forEach(chain -> texts.put(
                        "chain-" + (chain.number() + 1),
                        new Outbox.Shown(Identifiers.of("c-", List.of(chain.text())), chain.text())));
        return meetings(specification).stream()
                .map(meeting -> {
                    Contrast contrast = specification.contrasts().get(meeting.contrast());
                    Plan.Comparison comparison = meeting.comparison(specification);
                    Outbox.Shown ours = texts.computeIfAbsent(
                            specification.ours().get(comparison.ours()), one -> shown(specification.run(), one));
                    Outbox.Shown theirs = texts.computeIfAbsent(
                            contrast.theirs().get(comparison.theirs()),
                            one -> shown(
                                    contrast.kind() == Contrast.Kind.RUN ? contrast.name() : specification.run(), one));
                    return new Evaluations.Match(
                            meeting,
                            meeting.seed(specification),
                            meeting.oursFirst() ? ours : theirs,
                            meeting.oursFirst() ? theirs : ours);
                })
                .toList();
    }

    private Outbox.Shown shown(String run, String candidate) {
        return archive.candidate(run, candidate)
                .map(found -> new Outbox.Shown(found.id(), found.text()))
                .orElseThrow(() -> new IllegalStateException("candidate " + candidate + " of " + run + " is gone"));
    }

    /** The texts that an evaluation compares, by id, ours and each contrast's, as far as they are there. */
    public Map<String, List<String>> texts(Standing standing) {
        EvaluationSpecification specification = standing.evaluation().specification();
        Map<String, List<String>> texts = new HashMap<>();
        texts.put(specification.run(), texts(specification.run(), specification.ours()));
        for (Contrast contrast : specification.contrasts()) {
            texts.put(
                    contrast.name(),
                    switch (contrast.kind()) {
                        case INITIAL -> texts(specification.run(), contrast.theirs());
                        case RUN -> texts(contrast.name(), contrast.theirs());
                        case TEXTS ->
                            specification.texts().stream().map(Given::text).toList();
                        case SEQUENTIAL ->
                            standing.chains().stream()
                                    .map(Baseline.Chain::text)
                                    .flatMap(Stream::ofNullable)
                                    .toList();
                    });
        }
        return texts;
    }

    private List<String> texts(String run, List<String> candidates) {
        return candidates.stream()
                .map(one -> archive.candidate(run, one).map(Candidate::text))
                .flatMap(Optional::stream)
                .toList();
    }
}
