package io.agon.scaffold.adapter.llm;

import io.agon.contracts.ErrorCode;
import io.agon.inference.EmbeddingCall;
import io.agon.inference.EmbeddingModels;
import io.agon.inference.EndpointFailure;
import io.agon.inference.Fence;
import io.agon.inference.ModelReply;
import io.agon.inference.ScoringCall;
import io.agon.inference.ScoringModels;
import io.agon.inference.ScoringReply;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.application.port.Scribe.Origin;
import io.agon.scaffold.domain.building.MeasuringTask;
import io.agon.scaffold.domain.building.MeasuringTask.Pair;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.plan.Similarity;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures by models. An endpoint that cannot do what is asked is no failure: the artefact says so in the endpoint's words, and
 * holds no figure.
 */
final class Gauge {
    /** Embedding models read a few hundred tokens; a longer text is the mean of its passages. */
    private static final int PASSAGE_WORDS = 150;

    private static final int PASSAGES_AT_ONCE = 16;
    private static final Set<ErrorCode> REFUSALS =
            EnumSet.of(ErrorCode.REQUEST_REFUSED, ErrorCode.MODEL_UNKNOWN, ErrorCode.CONTEXT_EXCEEDED);

    private final EmbeddingModels embeddings;
    private final ScoringModels scoring;

    Gauge(EmbeddingModels embeddings, ScoringModels scoring) {
        this.embeddings = embeddings;
        this.scoring = scoring;
    }

    /** Stands for how it is measured, beside what. */
    static String method(MeasuringTask task) {
        return switch (task) {
            case MeasuringTask.CompareMeanings t -> "meanings@1";
            case MeasuringTask.ScoreText t -> "likelihood@1";
        };
    }

    Answer measure(MeasuringTask task, Model model) {
        Account account = new Account(model.model());
        Artefact artefact = switch (task) {
            case MeasuringTask.CompareMeanings t -> meanings(t, model, account);
            case MeasuringTask.ScoreText t -> likelihood(t, model, account);
        };
        String method = method(task);
        return new Answer(
                artefact,
                "",
                false,
                List.of(),
                new Origin(account.model, method, Fence.sha256(method), account.spent, account.simulated));
    }

    /** What the calls of a task took. */
    private static final class Account {
        private String model;
        private Consumption spent = Consumption.NONE;
        private boolean simulated;

        Account(String model) {
            this.model = model;
        }

        <R extends ModelReply> R add(R reply) {
            model = reply.model();
            simulated |= reply.simulated();
            spent = spent.plus(new Consumption(
                    1, reply.promptTokens(), reply.cachedTokens(), reply.completionTokens(), reply.millis()));
            return reply;
        }
    }

    private Likelihood likelihood(MeasuringTask.ScoreText task, Model model, Account account) {
        List<Likelihood.Score> scores = new ArrayList<>();
        int words = Words.count(task.text());
        try {
            for (String given : task.given()) {
                ScoringReply reply = account.add(scoring.score(
                        new ScoringCall(model.role(), model.endpoint(), model.model(), given, task.text())));
                scores.add(new Likelihood.Score(reply.logProbability(), reply.tokens()));
            }
            return new Likelihood(words, scores, "");
        } catch (EndpointFailure e) {
            return new Likelihood(words, List.of(), refusal(e));
        }
    }

    private Meanings meanings(MeasuringTask.CompareMeanings task, Model model, Account account) {
        try {
            Map<String, float[]> vectors = vectors(task.pairs(), model, account);
            return new Meanings(
                    Pair.byKind(task.pairs()).entrySet().stream()
                            .map(kind -> new Meanings.Kind(
                                    kind.getKey(),
                                    Similarity.of(
                                            kind.getValue().stream()
                                                    .map(pair -> meaning(pair.original(), vectors))
                                                    .toList(),
                                            kind.getValue().stream()
                                                    .map(pair -> meaning(pair.again(), vectors))
                                                    .toList(),
                                            Gauge::cosine)))
                            .toList(),
                    "");
        } catch (EndpointFailure e) {
            return new Meanings(List.of(), refusal(e));
        }
    }

    /** @throws EndpointFailure if it is not that the endpoint cannot do this */
    private static String refusal(EndpointFailure failure) {
        if (!REFUSALS.contains(failure.code())) {
            throw failure;
        }
        return failure.getMessage();
    }

    private Map<String, float[]> vectors(List<Pair> pairs, Model model, Account account) {
        Set<String> passages = new LinkedHashSet<>();
        pairs.forEach(pair -> {
            passages.addAll(passages(pair.original()));
            passages.addAll(passages(pair.again()));
        });
        List<String> all = List.copyOf(passages);
        Map<String, float[]> vectors = new HashMap<>();
        for (int from = 0; from < all.size(); from += PASSAGES_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + PASSAGES_AT_ONCE));
            List<float[]> found = account.add(
                            embeddings.embed(new EmbeddingCall(model.role(), model.endpoint(), model.model(), some)))
                    .vectors();
            for (int i = 0; i < some.size(); i++) {
                vectors.put(some.get(i), found.get(i));
            }
        }
        return vectors;
    }

    private static List<String> passages(String text) {
        List<String> passages = new ArrayList<>();
        int[] state = {0, 0};
        Words.find(text, (start, end) -> {
            if (state[0] == PASSAGE_WORDS) {
                passages.add(text.substring(state[1], start));
                state[0] = 0;
                state[1] = start;
            }
            state[0]++;
        });
        passages.add(text.substring(state[1]));
        passages.removeIf(String::isBlank);
        return passages;
    }

    /** Mean of the directions of a text's passages. */
    private static double[] meaning(String text, Map<String, float[]> vectors) {
        double[] sum = null;
        for (String passage : passages(text)) {
            float[] vector = vectors.get(passage);
            double length = 0;
            for (float value : vector) {
                length += (double) value * value;
            }
            sum = sum == null ? new double[vector.length] : sum;
            for (int i = 0; i < vector.length && length > 0; i++) {
                sum[i] += vector[i] / Math.sqrt(length);
            }
        }
        return sum == null ? new double[0] : sum;
    }

    /** 0 where one of them has no direction. */
    private static double cosine(double[] one, double[] other) {
        double dot = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            dot += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return ones == 0 || others == 0 ? 0 : dot / Math.sqrt(ones * others);
    }
}
