package io.agon.local.command;

import io.agon.benchmarks.judging.JudgeBenchmark.Answer;
import io.agon.benchmarks.judging.JudgeBenchmark.Judge;
import io.agon.benchmarks.judging.JudgeBenchmark.Question;
import io.agon.contracts.CandidateId;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Rubric;
import io.agon.contracts.RunId;
import io.agon.contracts.Text;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;

import java.util.ArrayList;
import java.util.List;

/** The judges of a running mesh, asked over its broker: matches that belong to no run. */
final class MeshJudge implements Judge, AutoCloseable {
    private static final RunId NOBODYS = new RunId("r-bench-judge");

    private final MeshQueue<MatchRequest, VerdictReached> queue;
    private final ModelCall model;
    private final JudgingMode mode;
    private final String form;
    private final Rubric rubric;
    private int asked;

    MeshJudge(int brokerPort, ModelCall model, JudgingMode mode, String form, Rubric rubric) {
        this.queue = new MeshQueue<>(brokerPort, Topics.MATCH_REQUESTS, Topics.VERDICT_REACHED);
        this.model = model;
        this.mode = mode;
        this.form = form;
        this.rubric = rubric;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws InterruptedException {
        List<MatchRequest> requests = new ArrayList<>();
        for (Question question : questions) {
            asked++;
            requests.add(new MatchRequest(
                    NOBODYS,
                    new MatchId("m-bench-" + asked),
                    1,
                    1,
                    question.seed(),
                    model,
                    mode,
                    question.brief(),
                    form,
                    rubric,
                    new Text(new CandidateId("c-bench-first"), question.first()),
                    new Text(new CandidateId("c-bench-second"), question.second())));
        }
        return queue
                .ask(
                        requests,
                        request -> request.matchId().value(),
                        verdict -> verdict.matchId().value())
                .stream()
                .map(MeshJudge::answer)
                .toList();
    }

    private static Answer answer(VerdictReached verdict) {
        double first = switch (verdict.outcome()) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE -> 0.5;
            case VOID -> Double.NaN;
        };
        boolean soft = verdict.probabilityFirst() != null && !Double.isNaN(first);
        return new Answer(
                soft ? verdict.probabilityFirst() : first,
                verdict.criterionMargins(),
                verdict.usage().promptTokens() + verdict.usage().completionTokens(),
                verdict.model(),
                verdict.simulated());
    }

    @Override
    public void close() {
        queue.close();
    }
}
