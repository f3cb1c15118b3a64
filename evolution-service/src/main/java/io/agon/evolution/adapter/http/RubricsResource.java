package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RubricDifference;
import io.agon.evolution.domain.specification.RubricReader;
import io.agon.evolution.domain.specification.Section;
import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Problem;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rubrics: bring in, list, read, compare. A version never changes once it is there; an edited rubric is a new version. */
@Path("/api/v1/rubrics")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "rubrics")
public class RubricsResource {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    private final Rubrics rubrics;
    private final List<Rubric> builtIn;

    RubricsResource(Rubrics rubrics, Defaults defaults) {
        this.rubrics = rubrics;
        this.builtIn = defaults.rubrics();
    }

    /** A rubric in a list. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(String label, String name, String version, int criteria, boolean builtIn, Instant createdAt) {
        static Summary of(Rubric rubric, boolean builtIn, Instant createdAt) {
            return new Summary(
                    rubric.label(),
                    rubric.name(),
                    rubric.version(),
                    rubric.criteria().size(),
                    builtIn,
                    createdAt);
        }
    }

    @POST
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Bring in a rubric",
            description =
                    "YAML or JSON: name, version, criteria. The same version again is no error if it says the same.")
    public Response add(byte[] body, @Context HttpHeaders headers) {
        List<Violation> violations = new ArrayList<>();
        Map<?, ?> written = SpecificationBody.read(headers.getMediaType(), body);
        Rubric rubric = RubricReader.written(new Section("", written, violations));
        if (rubric.label().chars().filter(c -> c == '@').count() > 1
                || rubric.label().contains("/")) {
            violations.add(new Violation("name", rubric.label(), "name and version must not hold '@' or '/'"));
        }
        if (!violations.isEmpty()) {
            throw Refusals.of("rubric-invalid", "The rubric is not valid", violations);
        }
        Optional<Rubric> taken = builtIn.stream()
                .filter(one -> one.label().equals(rubric.label()))
                .findFirst();
        Rubric there = taken.orElseGet(() -> rubrics.add(rubric).rubric());
        if (!there.equals(rubric)) {
            throw Problem.of(
                            409,
                            "rubric-exists",
                            "This version says something else",
                            "version is '" + rubric.version() + "': " + rubric.label()
                                    + " is there already and never changes; give the edited one another version")
                    .raised();
        }
        return Response.status(201)
                .location(URI.create("/api/v1/rubrics/" + rubric.name() + "/" + rubric.version()))
                .entity(rubric)
                .build();
    }

    @GET
    @Operation(summary = "All rubrics: the built-in ones, then the others by name, the newest version first")
    public List<Summary> list() {
        List<Summary> all = new ArrayList<>();
        builtIn.forEach(rubric -> all.add(Summary.of(rubric, true, null)));
        rubrics.all().forEach(stored -> all.add(Summary.of(stored.rubric(), false, stored.createdAt())));
        return all;
    }

    @GET
    @Path("/{name}/{version}")
    @Produces({MediaType.APPLICATION_JSON, "application/yaml"})
    @Operation(summary = "One version of a rubric, as JSON or YAML")
    public Response show(
            @PathParam("name") String name, @PathParam("version") String version, @Context HttpHeaders headers)
            throws JsonProcessingException {
        Rubric rubric = found(name, version);
        boolean yaml = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().endsWith("yaml"));
        return yaml
                ? Response.ok(YAML.writeValueAsString(rubric), "application/yaml")
                        .build()
                : Response.ok(rubric, MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{name}/{version}/difference/{other}")
    @Operation(summary = "What another version of the same rubric has added, removed and changed")
    public RubricDifference difference(
            @PathParam("name") String name, @PathParam("version") String version, @PathParam("other") String other) {
        return RubricDifference.between(found(name, version), found(name, other));
    }

    private Rubric found(String name, String version) {
        String label = name + "@" + version;
        return builtIn.stream()
                .filter(rubric -> rubric.label().equals(label))
                .findFirst()
                .or(() -> rubrics.find(label))
                .orElseThrow(() -> Problem.of(
                                404, "rubric-unknown", "No such rubric", "rubric is '" + label + "': there is none")
                        .raised());
    }
}
