package io.agon.evolution.domain.run;

/** Places of the run by how far their drafts are; a place whose draft was rejected for good counts as rejected. */
public record DraftCounts(int requested, int drafted, int rejected) {
    static final DraftCounts NONE = new DraftCounts(0, 0, 0);

    /** Places that still wait for a draft. */
    public int outstanding() {
        return requested - drafted - rejected;
    }

    DraftCounts plus(int moreRequested, int moreDrafted, int moreRejected) {
        return new DraftCounts(requested + moreRequested, drafted + moreDrafted, rejected + moreRejected);
    }
}
