package io.agon.scaffold.domain.plan;

/** What a step makes: a part of a scaffold, or of a book. */
public sealed interface Artefact
        permits Arcs,
                CanonUpdate,
                Cast,
                ChapterPlan,
                Digest,
                Likelihood,
                Meanings,
                Outline,
                Premise,
                Prompts,
                Prose,
                Remainder,
                SceneBreaks,
                ScenePlan,
                ScenePlans,
                World {}
