package io.agon.scaffold.adapter.kafka;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.ModelCall;
import io.agon.contracts.ScaffoldRequest;
import io.agon.messaging.WorkFailure;
import io.agon.messaging.Worker;
import io.agon.scaffold.application.BeginScaffold;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Model;

import java.util.function.Supplier;

/** Takes requests of other services for scaffolds. One that comes twice is begun once. */
public final class ScaffoldWorker implements Worker<ScaffoldRequest> {
    private final BeginScaffold begin;
    private final Supplier<Bounds> bounds;

    /** @param bounds of scaffolds that are asked for by message */
    public ScaffoldWorker(BeginScaffold begin, Supplier<Bounds> bounds) {
        this.begin = begin;
        this.bounds = bounds;
    }

    @Override
    public void work(ScaffoldRequest request) {
        ModelCall model = request.model();
        BuildSpecification specification = new BuildSpecification(
                new Model(model.role(), model.endpoint(), model.model(), model.temperature()), bounds.get(), 0, 0);
        switch (begin.apply(request.scaffoldId().value(), request.sha256(), specification)) {
            case BeginScaffold.Begun begun -> {}
            case BeginScaffold.UnknownBook unknown ->
                throw new WorkFailure(
                        ErrorCode.INVALID_MESSAGE,
                        "sha256 is " + request.sha256() + ": must be a book of the library",
                        1);
            case BeginScaffold.NothingToPlan nothing ->
                throw new WorkFailure(
                        ErrorCode.INVALID_MESSAGE, "the book has no chapter with words: nothing to plan", 1);
        }
    }
}
