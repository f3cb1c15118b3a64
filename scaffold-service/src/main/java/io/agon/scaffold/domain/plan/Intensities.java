package io.agon.scaffold.domain.plan;

/** How much there is of each in a scene, 0 (none) to 100 (nothing else). */
public record Intensities(
        int action, int dialogue, int worldBuilding, int exposition, int romance, int erotic, int pacing) {
    static final int MOST = 100;

    void check(Rules rules) {
        rules.number("intensities.action", action, 0, MOST)
                .number("intensities.dialogue", dialogue, 0, MOST)
                .number("intensities.worldBuilding", worldBuilding, 0, MOST)
                .number("intensities.exposition", exposition, 0, MOST)
                .number("intensities.romance", romance, 0, MOST)
                .number("intensities.erotic", erotic, 0, MOST)
                .number("intensities.pacing", pacing, 0, MOST);
    }
}
