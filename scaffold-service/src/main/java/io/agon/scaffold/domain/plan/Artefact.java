package io.agon.scaffold.domain.plan;

/** What a step makes: a part of a scaffold. */
public sealed interface Artefact
        permits Arcs, Cast, ChapterPlan, Digest, Premise, Prompts, SceneBreaks, ScenePlan, World {}
