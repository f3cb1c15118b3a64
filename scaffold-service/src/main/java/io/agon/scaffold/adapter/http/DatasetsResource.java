package io.agon.scaffold.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.http.Roles;
import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Tokenizer;
import io.agon.scaffold.application.port.Tokenizers;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;
import io.agon.scaffold.domain.trajectory.Packing;
import io.agon.scaffold.format.dataset.Dataset;
import io.agon.scaffold.format.dataset.Layout;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Data sets of finished scaffolds. */
@Path("/api/v1/datasets")
@Blocking
public class DatasetsResource {
    private static final Set<String> FIELDS =
            Set.of("scaffolds", "layouts", "contextTokens", "encoding", "validationShare", "seed");
    private static final int MOST_SCAFFOLDS = 1_000;
    private static final int USUAL_CONTEXT = 32_768;

    private final Projects projects;
    private final Library library;
    private final Tokenizers tokenizers;

    DatasetsResource(Projects projects, Library library, Tokenizers tokenizers) {
        this.projects = projects;
        this.library = library;
        this.tokenizers = tokenizers;
    }

    /** A data set of scaffolds, as a ZIP. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.READER)
    public Response dataset(String text) {
        JsonBody body = JsonBody.read(text, FIELDS);
        List<Project> scaffolds = scaffolds(body);
        Set<Layout> layouts = layouts(body);
        int context = (int) body.number("contextTokens", USUAL_CONTEXT, Packing.LEAST_CONTEXT, BeginBody.MOST_CONTEXT);
        String encoding = body.word("encoding", tokenizers.names().getFirst());
        body.check(tokenizers.names().contains(encoding), "encoding", "must be one of " + tokenizers.names());
        JsonNode share = body.get("validationShare");
        double validation = share.isMissingNode() ? 0.1 : share.asDouble(-1);
        body.check(
                validation >= 0 && validation < 1, "validationShare", "must be a number, at least 0 and less than 1");
        long seed = body.number("seed", 0, 0, Long.MAX_VALUE);
        body.refuseIfBroken("dataset-invalid");
        Tokenizer tokenizer = tokenizers.named(encoding).orElseThrow();
        Dataset dataset = new Dataset(
                scaffolds.stream().map(this::source).toList(),
                new Dataset.Wish(layouts, context, validation, seed),
                tokenizer);
        StreamingOutput zip = dataset::write;
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"dataset.zip\"")
                .build();
    }

    private List<Project> scaffolds(JsonBody body) {
        JsonNode ids = body.get("scaffolds");
        boolean list = ids.isArray() && !ids.isEmpty() && ids.size() <= MOST_SCAFFOLDS;
        body.check(list, "scaffolds", "must be a list of 1 to " + MOST_SCAFFOLDS + " ids of finished scaffolds");
        List<Project> found = new ArrayList<>();
        if (list) {
            for (JsonNode id : ids) {
                Optional<Project> project = projects.find(id.asText())
                        .filter(p -> p.kind() == Kind.SCAFFOLD && p.status() == Status.FINISHED);
                body.check(
                        project.isPresent() && found.stream().noneMatch(p -> p.id().equals(id.asText())),
                        "scaffolds",
                        "must name finished scaffolds, each once: '" + id.asText() + "' is not so");
                project.ifPresent(found::add);
            }
        }
        return found;
    }

    private static Set<Layout> layouts(JsonBody body) {
        JsonNode words = body.get("layouts");
        if (words.isMissingNode()) {
            return EnumSet.allOf(Layout.class);
        }
        Set<Layout> layouts = EnumSet.noneOf(Layout.class);
        words.forEach(word -> Stream.of(Layout.values())
                .filter(layout -> layout.word().equals(word.asText()))
                .forEach(layouts::add));
        body.check(
                words.isArray() && !layouts.isEmpty() && layouts.size() == words.size(),
                "layouts",
                "must be a list of "
                        + Stream.of(Layout.values()).map(Layout::word).toList());
        return layouts;
    }

    private Dataset.Source source(Project project) {
        return new Dataset.Source(
                project.id(),
                book(project),
                projects.models(project.id()),
                project.simulated(),
                () -> FinishedResource.trajectory(project, book(project), projects));
    }

    private Manuscript book(Project project) {
        return library.find(project.book())
                .orElseThrow(() -> new IllegalStateException("book " + project.book() + " is not there"));
    }
}
