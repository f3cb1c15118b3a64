package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.SpecificationWriter;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a whole run as one JSON document, page by page, so that its size does not matter. */
@RegisterForReflection(
        targets = {
            RunArchive.Candidate.class,
            RunArchive.Verdict.class,
            Views.Leaderboard.class,
            Views.Costs.class,
            Warning.class
        },
        registerFullHierarchy = true)
final class RunExport {
    private static final int FORMAT_VERSION = 1;
    private static final int CANDIDATES = 100;
    private static final int VERDICTS = 1_000;

    private final RunArchive archive;
    private final ObjectMapper mapper;

    RunExport(RunArchive archive, ObjectMapper mapper) {
        this.archive = archive;
        this.mapper = mapper;
    }

    void write(RunArchive.RunRecord record, OutputStream out) throws IOException {
        Run run = record.run();
        try (JsonGenerator json = mapper.getFactory().createGenerator(out)) {
            json.setCodec(mapper);
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeStringField("id", run.id());
            json.writeObjectField("createdAt", run.createdAt());
            json.writeObjectField("endedAt", run.endedAt());
            json.writeStringField("status", Views.word(run.status()));
            json.writeBooleanField("simulated", run.simulated());
            json.writeObjectField("spec", SpecificationWriter.write(run.specification()));
            candidates(run, json);
            verdicts(run, json);
            ratings(run, json);
            json.writeObjectField("costs", Views.costs(record));
            json.writeObjectField("warnings", run.warnings());
            json.writeEndObject();
        }
    }

    private void candidates(Run run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("candidates");
        List<RunArchive.Candidate> page = archive.candidates(run.id(), 0, CANDIDATES);
        while (!page.isEmpty()) {
            for (RunArchive.Candidate candidate : page) {
                json.writeObject(candidate);
            }
            page = archive.candidates(run.id(), page.getLast().ordinal(), CANDIDATES);
        }
        json.writeEndArray();
    }

    private void verdicts(Run run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("verdicts");
        List<RunArchive.Verdict> page = archive.verdicts(run.id(), 0, VERDICTS);
        while (!page.isEmpty()) {
            for (RunArchive.Verdict verdict : page) {
                json.writeObject(verdict);
            }
            page = archive.verdicts(run.id(), page.getLast().number(), VERDICTS);
        }
        json.writeEndArray();
    }

    private void ratings(Run run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("ratings");
        for (int generation : archive.rated(run.id())) {
            json.writeObject(new Views.Leaderboard(
                    generation,
                    run.specification().ranking().method().word(),
                    archive.leaderboard(run.id(), generation, Integer.MAX_VALUE)));
        }
        json.writeEndArray();
    }
}
