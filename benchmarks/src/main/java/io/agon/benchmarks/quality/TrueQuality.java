package io.agon.benchmarks.quality;

import java.util.List;

/** What a text is truly worth. The simulator knows; a real tier does not. */
@FunctionalInterface
public interface TrueQuality {
    /** Quality of each text, log-odds scale, in the order of the texts. */
    double[] of(List<String> texts);
}
