package io.agon.evolution.adapter.http;

import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Best;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.SpecificationWriter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON forms of the API. */
final class Views {
    private Views() {}

    record RunView(
            String id,
            String status,
            String pausedFrom,
            Reason reason,
            String title,
            Instant createdAt,
            Instant endedAt,
            long seed,
            Map<String, Object> specification,
            int generation,
            int generations,
            boolean simulated,
            Drafts drafts,
            Matches matches,
            Tokens usage,
            Money cost,
            Best best,
            List<Warning> warnings) {}

    record RunSummary(
            String id,
            String status,
            String title,
            Instant createdAt,
            Instant endedAt,
            int generation,
            int generations,
            boolean simulated) {}

    record Drafts(int requested, int drafted, int rejected, int outstanding) {}

    record Matches(
            int planned,
            int decided,

            @com.fasterxml.jackson.annotation.JsonProperty("void")
            int voids,

            int outstanding,
            int generationPlanned,
            int generationDecided,
            int saved) {}

    record Tokens(long calls, long promptTokens, long cachedTokens, long completionTokens) {}

    record Money(double amount, String currency) {}

    record RunPage(List<RunSummary> runs, String next) {}

    record Leaderboard(int generation, String method, List<RunArchive.Entry> entries) {}

    record CandidatePage(List<RunArchive.Candidate> candidates, Integer next) {}

    record VerdictPage(List<RunArchive.Verdict> verdicts, Integer next) {}

    record Costs(String currency, Double total, List<RoleCost> roles) {}

    record RoleCost(
            String role,
            String model,
            String endpoint,
            int generation,
            long calls,
            long promptTokens,
            long cachedTokens,
            long completionTokens,
            Double amount) {}

    record Validation(boolean valid, Map<String, Object> specification) {}

    static RunView run(RunArchive.RunRecord record) {
        Run run = record.run();
        var drafts = run.drafts();
        MatchCounts matches = run.matches();
        Consumption total = Account.total(record.accounts());
        Double amount = Account.amount(record.accounts(), run.specification());
        return new RunView(
                run.id(),
                word(run.status()),
                run.pausedFrom() == null ? null : word(run.pausedFrom()),
                run.reason(),
                run.specification().title(),
                run.createdAt(),
                run.endedAt(),
                run.specification().seed(),
                SpecificationWriter.write(run.specification()),
                run.generation(),
                run.specification().generations(),
                run.simulated(),
                new Drafts(drafts.requested(), drafts.drafted(), drafts.rejected(), drafts.outstanding()),
                new Matches(
                        matches.planned(),
                        matches.decided(),
                        matches.voids(),
                        matches.outstanding(),
                        run.generationMatches().planned(),
                        run.generationMatches().decided(),
                        matches.saved()),
                new Tokens(total.calls(), total.promptTokens(), total.cachedTokens(), total.completionTokens()),
                amount == null ? null : new Money(amount, run.specification().currency()),
                run.best(),
                run.warnings());
    }

    static RunSummary summary(Run run) {
        return new RunSummary(
                run.id(),
                word(run.status()),
                run.specification().title(),
                run.createdAt(),
                run.endedAt(),
                run.generation(),
                run.specification().generations(),
                run.simulated());
    }

    static Costs costs(RunArchive.RunRecord record) {
        var specification = record.run().specification();
        return new Costs(
                specification.currency(),
                Account.amount(record.accounts(), specification),
                record.accounts().stream()
                        .map(account -> new RoleCost(
                                account.role(),
                                account.model(),
                                account.endpoint(),
                                account.generation(),
                                account.consumption().calls(),
                                account.consumption().promptTokens(),
                                account.consumption().cachedTokens(),
                                account.consumption().completionTokens(),
                                account.amount(specification)))
                        .toList());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
