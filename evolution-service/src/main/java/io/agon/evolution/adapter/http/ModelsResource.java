package io.agon.evolution.adapter.http;

import io.agon.evolution.application.port.Campaigns;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** Models that campaigns trained, and where each comes from. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "models")
public class ModelsResource {
    private static final int MOST_CAMPAIGNS = 1_000;

    private final Campaigns campaigns;

    ModelsResource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Models, those of the newest campaign first. */
    @RegisterForReflection
    public record Listing(List<CampaignViews.Model> models) {}

    @GET
    @Operation(summary = "Models that campaigns trained, with what each was trained on and how it did")
    public Listing list() {
        return new Listing(campaigns.newest(MOST_CAMPAIGNS).stream()
                .flatMap(CampaignViews.Model::of)
                .toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One of them, by the name under which it is served")
    public CampaignViews.Model show(@PathParam("name") String name) {
        return list().models().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.unknown("model", name));
    }
}
