package io.agon.evolution.adapter.http;

import io.agon.datasets.training.TrainingSet;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.TrainingTexts;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.export.ExportOrder;
import io.agon.evolution.domain.export.ExportOrderReader;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.Violation;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs and improvements as training data. */
@Path("/api/v1/exports")
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "exports")
public class ExportsResource {
    private final ExportOrderReader reader;
    private final RunArchive archive;
    private final Supplier<TrainingRecords> records;
    private final ImproveTexts improving;
    private final Methods methods;

    ExportsResource(
            ExportOrderReader reader,
            RunArchive archive,
            Supplier<TrainingRecords> records,
            ImproveTexts improving,
            Methods methods) {
        this.reader = reader;
        this.archive = archive;
        this.records = records;
        this.improving = improving;
        this.methods = methods;
    }

    @POST
    @Consumes({"application/json", "application/yaml"})
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Training data of ended runs and completed improvements, as a ZIP",
            description =
                    "Fine-tuning sets, preference pairs, prompts, reflections. The same order gives the same bytes.")
    public Response export(byte[] body, @Context HttpHeaders headers) {
        ExportOrder order =
                switch (reader.read(SpecificationBody.read(headers.getMediaType(), body, BodyLimit.TEXTS))) {
                    case ExportOrderReader.Reading.Accepted(ExportOrder accepted) -> accepted;
                    case ExportOrderReader.Reading.Refused(List<Violation> violations) -> throw refused(violations);
                };
        List<Violation> missing = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        for (String id : order.runs()) {
            if (archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record)
                    && record.run().id().equals(id)
                    && record.run().status().ended()) {
                runs.add(record.run());
            } else {
                missing.add(new Violation("runs", id, "must be the id of a run that has ended"));
            }
        }
        for (String id : order.improvements()) {
            boolean completed = improving
                    .find(id)
                    .filter(standing -> standing.improvement().status() == Improvements.Status.COMPLETED)
                    .isPresent();
            if (!completed) {
                missing.add(new Violation("improvements", id, "must be the id of an improvement that is completed"));
            }
        }
        if (!missing.isEmpty()) {
            throw refused(missing);
        }
        TrainingSet set = new TrainingSet(
                new TrainingTexts(archive, records.get(), improving, methods, runs, order.improvements()),
                order.wish());
        StreamingOutput zip = set::write;
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"training-data.zip\"")
                .build();
    }

    private static Problem.Raised refused(List<Violation> violations) {
        return Refusals.of("export-invalid", "This cannot be exported", violations);
    }
}
