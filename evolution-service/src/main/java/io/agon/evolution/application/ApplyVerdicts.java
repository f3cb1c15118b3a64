package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.VerdictReply;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies verdicts and goes on where the round is complete. A verdict on a match that has one changes nothing. Verdicts
 * are recorded whatever the run's status: what was paid for is kept and counted.
 */
public final class ApplyVerdicts {
    private final Runs runs;
    private final AdvanceRun advance;

    public ApplyVerdicts(Runs runs, AdvanceRun advance) {
        this.runs = runs;
        this.advance = advance;
    }

    /** All or nothing. */
    public Runs.Reply apply(String runId, List<VerdictReply> replies) {
        return runs.decide(runId, file -> decide(file, replies), advance);
    }

    private static Decision decide(RunFile file, List<VerdictReply> replies) {
        Run run = file.run();
        Map<String, Match> undecided = new HashMap<>(
                file.undecided(replies.stream().map(VerdictReply::matchId).toList()));
        List<Fact.NumberedVerdict> verdicts = new ArrayList<>();
        Ledger ledger = new Ledger(run.specification());
        Run.Decided all = new Run.Decided(0, 0);
        Run.Decided own = new Run.Decided(0, 0);
        boolean simulated = false;
        for (VerdictReply reply : replies) {
            Match match = undecided.remove(reply.matchId());
            if (match == null) {
                continue;
            }
            verdicts.add(new Fact.NumberedVerdict(run.lastVerdict() + verdicts.size() + 1, match, reply));
            ledger.add(match.judge(), reply.model(), match.generation(), reply.consumption());
            boolean isVoid = reply.outcome() == Outcome.VOID;
            all = all.and(isVoid);
            own = match.generation() == run.generation() ? own.and(isVoid) : own;
            simulated |= reply.simulated();
        }
        if (verdicts.isEmpty()) {
            return new Decision.Nothing();
        }
        return new Decision.Change(
                run.decided(all, own, simulated),
                List.of(new Fact.VerdictsRecorded(verdicts), new Fact.Consumed(ledger.accounts())));
    }
}
