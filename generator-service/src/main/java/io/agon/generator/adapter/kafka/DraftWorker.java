package io.agon.generator.adapter.kafka;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Text;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;
import io.agon.generator.application.DraftCandidate;
import io.agon.generator.domain.drafting.Assignment;
import io.agon.generator.domain.drafting.Consumption;
import io.agon.generator.domain.drafting.Draft;
import io.agon.generator.domain.drafting.TextRules;
import io.agon.inference.EndpointFailure;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.WorkFailure;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;
import java.util.Optional;

/**
 * Takes draft requests and tells their outcome. A request delivered twice is drafted twice and applied once: both results
 * carry the candidate's id.
 */
public final class DraftWorker implements Worker<DraftRequest> {
    private final DraftCandidate drafting;
    private final RecordPublisher publisher;
    private final Counter accepted;
    private final Counter repaired;
    private final Counter rejected;

    public DraftWorker(DraftCandidate drafting, RecordPublisher publisher, MeterRegistry meters) {
        this.drafting = drafting;
        this.publisher = publisher;
        this.accepted = outcome(meters, "accepted");
        this.repaired = outcome(meters, "repaired");
        this.rejected = outcome(meters, "rejected");
    }

    @Override
    public void work(DraftRequest request) {
        Draft draft;
        try {
            draft = drafting.draft(assignment(request));
        } catch (EndpointFailure e) {
            throw new WorkFailure(e.code(), e.getMessage(), e.attempts(), e);
        }
        count(draft);
        publisher.publishAndWait(
                Topics.CANDIDATE_DRAFTED,
                request.runId().value(),
                request.candidateId().value() + "-" + request.attempt(),
                drafted(request, draft));
    }

    private void count(Draft draft) {
        switch (draft) {
            case Draft.Accepted a when a.repaired() -> repaired.increment();
            case Draft.Accepted a -> accepted.increment();
            case Draft.Rejected r -> rejected.increment();
        }
    }

    private static Assignment assignment(DraftRequest request) {
        ModelCall writer = request.writer();
        return new Assignment(
                switch (request.variation()) {
                    case INITIAL -> Assignment.Kind.INITIAL;
                    case MUTATION -> Assignment.Kind.MUTATION;
                    case CROSSOVER -> Assignment.Kind.CROSSOVER;
                },
                request.seed(),
                new Assignment.WriterModel(
                        writer.role(),
                        writer.endpoint(),
                        writer.model(),
                        writer.temperature(),
                        writer.topP(),
                        writer.maxTokens()),
                request.brief(),
                request.form(),
                Optional.ofNullable(request.style()),
                Optional.ofNullable(request.theme()),
                Optional.ofNullable(request.objective()).map(o -> new Assignment.Objective(o.name(), o.instruction())),
                new TextRules(
                        request.constraints().minWords(),
                        request.constraints().maxWords(),
                        request.constraints().required(),
                        request.constraints().forbidden()),
                request.parents().stream().map(Text::text).toList(),
                request.criteria() == null
                        ? List.of()
                        : request.criteria().stream()
                                .map(c -> new Assignment.Criterion(c.name(), c.description()))
                                .toList());
    }

    private static CandidateDrafted drafted(DraftRequest request, Draft draft) {
        Draft.Provenance made = draft.provenance();
        String text = null;
        int words;
        List<String> violations = List.of();
        boolean repaired = false;
        switch (draft) {
            case Draft.Accepted a -> {
                text = a.text();
                words = a.words();
                repaired = a.repaired();
            }
            case Draft.Rejected r -> {
                words = r.words();
                violations = r.violations();
            }
        }
        return new CandidateDrafted(
                request.runId(),
                request.candidateId(),
                text,
                words,
                violations,
                repaired,
                request.writer().role(),
                made.model(),
                made.prompt(),
                made.promptHash(),
                usage(made.consumption()),
                made.simulated());
    }

    private static Usage usage(Consumption c) {
        return new Usage(c.calls(), c.promptTokens(), c.cachedTokens(), c.completionTokens(), c.millis());
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("generator.drafts").tag("outcome", outcome).register(meters);
    }
}
