package io.agon.evolution.application;

import io.agon.datasets.training.Kind;
import io.agon.datasets.training.Layout;
import io.agon.datasets.training.TrainingSet;
import io.agon.datasets.training.Wish;
import io.agon.evolution.application.port.Campaigns.Campaign;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Methods;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What writers are trained on in a campaign's rounds. Made anew whenever it is asked for; the bytes are the same every time. */
public final class CampaignData {
    private static final double CONFIDENCE = 0.9;
    private static final double SAME = 0.8;

    private final RunArchive archive;
    private final Supplier<TrainingRecords> records;
    private final ImproveTexts improving;
    private final Methods methods;

    /** @param records a reader for each data set */
    public CampaignData(
            RunArchive archive, Supplier<TrainingRecords> records, ImproveTexts improving, Methods methods) {
        this.archive = archive;
        this.records = records;
        this.improving = improving;
        this.methods = methods;
    }

    /** Writes the data set of a round whose texts are chosen. */
    public TrainingSet.Summary write(Campaign campaign, int number, OutputStream out) throws IOException {
        CampaignSpecification specification = campaign.specification();
        List<Round> rounds = rounds(campaign, number);
        Set<String> chosen = rounds.stream()
                .flatMap(round -> round.chosen().stream())
                .map(Round.Text::candidate)
                .collect(Collectors.toSet());
        List<Run> runs = rounds.stream()
                .flatMap(round -> round.runs().stream())
                .map(this::run)
                .toList();
        Wish wish = new Wish(
                Set.of(
                        switch (specification.training().method()) {
                            case SFT -> Kind.SFT;
                            case DPO -> Kind.PREFERENCE;
                            case GRPO -> Kind.PROMPTS;
                        }),
                Set.of(Layout.CHAT),
                specification.finalists(),
                chosen,
                CONFIDENCE,
                0,
                Double.POSITIVE_INFINITY,
                SAME,
                specification.trial().briefs(),
                0,
                specification.seed(),
                null);
        return new TrainingSet(new TrainingTexts(archive, records.get(), improving, methods, runs, List.of()), wish)
                .write(out);
    }

    /** What the data set of a round comes to. */
    Round.Dataset measure(Campaign campaign, int number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TrainingSet.Summary summary =
                    write(campaign, number, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new Round.Dataset(
                    HexFormat.of().formatHex(digest.digest()),
                    Map.copyOf(summary.records()),
                    summary.contaminated(),
                    summary.simulated());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts that were chosen in all rounds that a round's data set has. */
    List<String> texts(Campaign campaign, int number) {
        List<String> texts = new ArrayList<>();
        for (Round round : rounds(campaign, number)) {
            for (Round.Text text : round.chosen()) {
                archive.candidate(text.run(), text.candidate())
                        .map(RunArchive.Candidate::text)
                        .ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static List<Round> rounds(Campaign campaign, int number) {
        return campaign.rounds()
                .subList(campaign.specification().training().data() == Data.ROUND ? number - 1 : 0, number);
    }

    private Run run(String id) {
        if (archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record)) {
            return record.run();
        }
        throw new IllegalStateException("run " + id + " is gone");
    }
}
