package io.agon.scaffold.domain.building;

import java.util.TreeSet;

/** A scaffold that is measured. */
public record Measured(Scaffolded scaffolded, MeasurementRecipe recipe, Made made) {
    /** All of it. */
    public static Measured of(Scaffolded scaffolded, MeasurementRecipe.Wish wish) {
        MeasurementRecipe recipe =
                new MeasurementRecipe(scaffolded.book(), scaffolded.recipe(), scaffolded.made(), wish);
        Scribe scribe = new Scribe();
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            ready.forEach(key -> scribe.make(key, recipe.task(key, scribe)));
        }
        return new Measured(scaffolded, recipe, scribe);
    }

    Scribe scribe() {
        return (Scribe) made;
    }
}
