package io.agon.local.command;

import io.agon.benchmarks.judging.CriteriaBenchmark.Draft;
import io.agon.benchmarks.judging.CriteriaBenchmark.Writer;
import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.Constraints;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.RunId;
import io.agon.contracts.Topics;
import io.agon.contracts.Variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The generators of a running mesh, asked over its broker: drafts that belong to no run. */
final class MeshWriter implements Writer, AutoCloseable {
    private static final RunId NOBODYS = new RunId("r-bench-writer");
    private static final int MOST_WORDS = 300;

    private final MeshQueue<DraftRequest, CandidateDrafted> queue;
    private final ModelCall model;
    private int asked;

    MeshWriter(int brokerPort, ModelCall model) {
        this.queue = new MeshQueue<>(brokerPort, Topics.DRAFT_REQUESTS, Topics.CANDIDATE_DRAFTED);
        this.model = model;
    }

    @Override
    public List<Draft> write(List<String> briefs, long seed) throws InterruptedException {
        List<DraftRequest> requests = new ArrayList<>();
        for (String brief : briefs) {
            asked++;
            requests.add(new DraftRequest(
                    NOBODYS,
                    new CandidateId("c-bench-" + asked),
                    1,
                    asked,
                    1,
                    Variation.INITIAL,
                    1_009 * seed + asked & Integer.MAX_VALUE,
                    model,
                    brief,
                    "short story",
                    null,
                    null,
                    null,
                    new Constraints(0, MOST_WORDS, List.of(), List.of()),
                    List.of(),
                    null));
        }
        List<CandidateDrafted> answers = queue.ask(
                requests,
                request -> request.candidateId().value(),
                drafted -> drafted.candidateId().value());
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            String text = answers.get(i).text();
            if (Objects.nonNull(text)) {
                drafts.add(new Draft(briefs.get(i), text));
            }
        }
        return drafts;
    }

    @Override
    public void close() {
        queue.close();
    }
}
