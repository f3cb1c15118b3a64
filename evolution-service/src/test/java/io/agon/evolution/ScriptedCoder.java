package io.agon.evolution;

import io.agon.contracts.Category;
import io.agon.contracts.Code;
import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.Criterion;
import io.agon.contracts.Sample;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Codes on the real broker as a judge-service would: every sample shows level, and one criterion comes of it. */
final class ScriptedCoder implements AutoCloseable {
    /** Roles that were answered, in order. */
    final List<String> answered = new CopyOnWriteArrayList<>();

    final ScriptedQueue<CodingRequest, CodingDone> queue;

    /** @param form of the texts that are served */
    ScriptedCoder(String form) {
        queue = new ScriptedQueue<>(
                Topics.CODING_REQUESTS,
                Topics.CODING_DONE,
                request -> request.form().equals(form),
                request -> request.codingId().value(),
                this::answer);
        queue.copies = 2;
        var unused = queue.start();
    }

    private CodingDone answer(CodingRequest request) {
        List<Code> codes = List.of();
        List<Category> categories = List.of();
        List<Criterion> criteria = List.of();
        List<List<Integer>> sources = List.of();
        List<Integer> covered = List.of();
        switch (request.role()) {
            case OPEN ->
                codes = request.samples().stream().map(ScriptedCoder::code).toList();
            case AXIAL ->
                categories = List.of(new Category(
                        "levels",
                        "How high it stands.",
                        "low",
                        "high",
                        IntStream.rangeClosed(1, request.codes().size()).boxed().toList()));
            case SELECTIVE -> {
                criteria = List.of(new Criterion("level", "how high", 2, List.of("1", "2", "3", "4", "5")));
                sources = List.of(List.of(1));
            }
            case COMPARISON -> covered = request.codes().stream().map(code -> 1).toList();
        }
        answered.add(request.role().name());
        return new CodingDone(
                request.codingId(),
                request.role(),
                "coder",
                "scripted-coder",
                codes,
                0,
                categories,
                criteria,
                sources,
                covered,
                null,
                "reply",
                "coding@1",
                "hash",
                new Usage(1, 100, 0, 50, 5),
                true);
    }

    private static Code code(Sample sample) {
        return new Code(
                "level",
                "how high it stands",
                true,
                List.of(new Code.Evidence(sample.id(), sample.text().substring(0, 7))));
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
    }
}
