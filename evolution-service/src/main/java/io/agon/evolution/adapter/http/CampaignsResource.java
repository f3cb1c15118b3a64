package io.agon.evolution.adapter.http;

import io.agon.evolution.application.CampaignData;
import io.agon.evolution.application.RunCampaigns;
import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.application.port.Campaigns.Campaign;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.campaign.CampaignReader;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/** Campaigns: rounds of runs, training and trial. Begin, follow, read, steer. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.READER)
@Tag(name = "campaigns")
public class CampaignsResource {
    private static final int LISTED = 100;

    private final CampaignReader reader;
    private final RunCampaigns running;
    private final Campaigns campaigns;
    private final CampaignData data;
    private final boolean readOnly;

    CampaignsResource(
            CampaignReader reader,
            RunCampaigns running,
            Campaigns campaigns,
            CampaignData data,
            EvolutionConfig config) {
        this.reader = reader;
        this.running = running;
        this.campaigns = campaigns;
        this.data = data;
        this.readOnly = !config.messaging().enabled();
    }

    /** Campaigns, the newest first. */
    @RegisterForReflection
    public record Listing(List<CampaignViews.Summary> campaigns) {}

    @POST
    @Consumes({"application/json", "application/yaml"})
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Begin a campaign",
            description = "Rounds of runs, training on the best of them, and a trial of what was trained.")
    public Response begin(
            byte[] body, @Context HttpHeaders headers, @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey) {
        refuseIfReadOnly();
        IdempotencyKey.check(idempotencyKey);
        return switch (reader.read(SpecificationBody.read(headers.getMediaType(), body))) {
            case CampaignReader.Reading.Refused(List<Violation> violations) ->
                throw Refusals.of("campaign-invalid", "The campaign cannot be begun", violations);
            case CampaignReader.Reading.Accepted(CampaignSpecification specification) -> {
                RunCampaigns.Begun begun = running.begin(specification, idempotencyKey);
                yield Response.status(begun.created() ? 201 : 200)
                        .location(URI.create("/api/v1/campaigns/" + begun.id()))
                        .entity(view(found(begun.id())))
                        .build();
            }
        };
    }

    @GET
    @Operation(summary = "Campaigns, the newest first")
    public Listing list() {
        return new Listing(
                campaigns.newest(LISTED).stream().map(CampaignViews.Summary::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How a campaign stands, and what its rounds found")
    public CampaignViews.View show(@PathParam("id") String id) {
        return view(found(id));
    }

    @GET
    @Path("/{id}/rounds/{number}/dataset")
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "What a round's model is trained on, as a ZIP; the same bytes every time")
    public Response dataset(@PathParam("id") String id, @PathParam("number") int number) {
        Campaign campaign = found(id);
        boolean made = campaign.rounds().stream()
                .filter(round -> round.number() == number)
                .map(Round::dataset)
                .anyMatch(dataset -> dataset != null);
        if (!made) {
            throw Refusals.unknown("dataset", id + "/" + number);
        }
        StreamingOutput zip = out -> {
            var unused = data.write(campaign, number, out);
        };
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + id + "-" + number + ".zip\"")
                .build();
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "End it for good, with the runs, evaluations and training that are under way")
    public CampaignViews.View cancel(@PathParam("id") String id) {
        return steer(id, running::cancel);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.RUNNER)
    @Operation(summary = "Go on after a failure; takes up runs that are paused and evaluations that failed")
    public CampaignViews.View resume(@PathParam("id") String id) {
        return steer(id, running::resume);
    }

    private CampaignViews.View steer(String id, Predicate<String> steering) {
        refuseIfReadOnly();
        Campaign before = found(id);
        if (!steering.test(id)) {
            throw Refusals.statusForbids("campaign", before.status());
        }
        return view(found(id));
    }

    private CampaignViews.View view(Campaign campaign) {
        return CampaignViews.View.of(campaign, running);
    }

    private Campaign found(String id) {
        return campaigns.find(id).orElseThrow(() -> Refusals.unknown("campaign", id));
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw Refusals.readOnly();
        }
    }
}
