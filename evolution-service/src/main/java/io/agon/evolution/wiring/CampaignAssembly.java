package io.agon.evolution.wiring;

import io.agon.evolution.adapter.db.DatabaseCampaigns;
import io.agon.evolution.adapter.training.AbsentTrainer;
import io.agon.evolution.adapter.training.AdapterServers;
import io.agon.evolution.adapter.training.CommandTrainer;
import io.agon.evolution.adapter.training.KubernetesApi;
import io.agon.evolution.adapter.training.KubernetesTrainer;
import io.agon.evolution.application.CampaignData;
import io.agon.evolution.application.CancelRun;
import io.agon.evolution.application.CreateRun;
import io.agon.evolution.application.EvaluateRuns;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.ResumeRun;
import io.agon.evolution.application.RunCampaigns;
import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.application.port.ModelServer;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.campaign.CampaignReader;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.tournament.Methods;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Campaigns, what trains for them and who serves what was trained. */
class CampaignAssembly {
    @Produces
    @Singleton
    Campaigns campaigns(EntityManager entities) {
        return new DatabaseCampaigns(entities);
    }

    @Produces
    @Singleton
    CampaignReader campaignReader(SpecificationReader runs) {
        return new CampaignReader(runs);
    }

    @Produces
    @Singleton
    CampaignData campaignData(
            RunArchive archive, Supplier<TrainingRecords> records, ImproveTexts improving, Methods methods) {
        return new CampaignData(archive, records, improving, methods);
    }

    @Produces
    @Singleton
    Trainer trainer(EvolutionConfig config) {
        EvolutionConfig.Training training = config.training();
        return switch (training.by()) {
            case NONE -> new AbsentTrainer();
            case COMMAND ->
                new CommandTrainer(
                        training.command()
                                .line()
                                .orElseThrow(() -> new IllegalStateException(
                                        "agon.training.command.line must be set where agon.training.by is command")),
                        training.command().folder(),
                        training.command().models());
            case KUBERNETES ->
                new KubernetesTrainer(
                        training.kubernetes().job(),
                        training.kubernetes().location(),
                        new KubernetesApi(
                                training.kubernetes().api(),
                                training.kubernetes().account()));
        };
    }

    @Produces
    @Singleton
    AdapterServers adapterServers(EvolutionConfig config) {
        return new AdapterServers(
                config.serving().servers().orElse(List.of()), config.serving().apiKey());
    }

    void close(@Disposes AdapterServers servers) {
        servers.close();
    }

    @Produces
    @Singleton
    RunCampaigns.Work campaignWork(CreateRun create, ResumeRun resume, CancelRun cancel, EvaluateRuns evaluating) {
        return new RunCampaigns.Work(create, resume, cancel, evaluating);
    }

    @Produces
    @Singleton
    RunCampaigns runCampaigns(
            Campaigns campaigns,
            SpecificationReader specifications,
            RunArchive archive,
            RunCampaigns.Work work,
            RunCampaigns.Models models,
            Improvers executor,
            Clock clock,
            EvolutionConfig config) {
        return new RunCampaigns(
                campaigns,
                specifications,
                archive,
                work,
                models,
                executor,
                clock,
                () -> Identifiers.of("k-", List.of(UUID.randomUUID())),
                config.outbox().interval());
    }

    @Produces
    @Singleton
    RunCampaigns.Models campaignModels(CampaignData data, Trainer trainer, ModelServer server) {
        return new RunCampaigns.Models(data, trainer, server);
    }
}
