package io.agon.evolution.application;

import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Round.TrialRuns;
import io.agon.evolution.domain.evaluation.EvaluationOrder;
import io.agon.evolution.domain.evaluation.EvaluationSpecification.Of;
import io.agon.evolution.domain.specification.Budget;
import io.agon.evolution.domain.specification.HeldOut;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Ranking;
import io.agon.evolution.domain.specification.RunSpecification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a campaign has done, as specifications. Pure. */
final class CampaignRuns {
    private static final Budget NO_BUDGET = new Budget(null, null, null, null);

    private CampaignRuns() {}

    /** A run of a campaign: for this brief, by this writer. */
    static RunSpecification of(RunSpecification template, String campaign, String brief, String writer, long seed) {
        Map<String, Model> models = new LinkedHashMap<>(template.models());
        Model base = models.get(RunSpecification.WRITER);
        models.put(
                RunSpecification.WRITER,
                new Model(base.endpoint(), writer, base.temperature(), base.topP(), base.maxTokens(), base.price()));
        return new RunSpecification(
                campaign,
                brief,
                template.form(),
                template.styles(),
                template.themes(),
                template.constraints(),
                template.population(),
                template.survivors(),
                template.variants(),
                template.generations(),
                template.schedule(),
                template.objectives(),
                template.mutation(),
                template.rubric(),
                template.writersSee(),
                template.heldOut(),
                models,
                template.judging(),
                template.ranking(),
                template.budget(),
                seed,
                template.currency());
    }

    /** One generation of texts that are there. */
    static RunSpecification finals(RunSpecification run, String title, int population, int survivors) {
        return once(run, title, population, survivors, run.ranking());
    }

    /** Drafts, and nothing else. */
    static RunSpecification drafts(RunSpecification run, int drafts) {
        Ranking ranking = run.ranking();
        return once(
                run,
                "Trial: " + run.title(),
                drafts,
                1,
                new Ranking(ranking.method(), ranking.pairing(), 0, ranking.batch(), ranking.wrongShare()));
    }

    /** Held-out criteria have no say in these, and a run's budget is none of theirs. */
    private static RunSpecification once(
            RunSpecification run, String title, int population, int survivors, Ranking ranking) {
        return new RunSpecification(
                title,
                run.brief(),
                run.form(),
                run.styles(),
                run.themes(),
                run.constraints(),
                population,
                survivors,
                run.variants(),
                1,
                run.schedule(),
                run.objectives(),
                run.mutation(),
                run.rubric(),
                run.writersSee(),
                null,
                run.models(),
                run.judging(),
                ranking,
                NO_BUDGET,
                run.seed(),
                run.currency());
    }

    /** A model's drafts against the base's and, if that is another, the model's before: by the held-out judge and rubric, if there are. */
    static EvaluationOrder comparison(RunSpecification template, CampaignSpecification campaign, TrialRuns trial) {
        HeldOut heldOut = template.heldOut();
        List<String> against = new ArrayList<>();
        Stream.of(trial.base(), trial.previous()).flatMap(Stream::ofNullable).forEach(against::add);
        return new EvaluationOrder(
                trial.ours(),
                against,
                Of.GENERATION,
                campaign.trial().share(),
                List.of(),
                heldOut == null ? null : template.models().get(heldOut.judge()),
                heldOut == null ? null : heldOut.rubric(),
                null,
                false,
                campaign.seed());
    }
}
