package io.agon.judge.application;

import io.agon.judge.application.port.JudgeModel;
import io.agon.judge.domain.judging.Consumption;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.judging.Verdict;

/** Has a match judged; asks again while the reply cannot be read, a bounded number of times. */
public final class JudgeMatch {
    private final JudgeModel model;
    private final int reAsks;

    /** @param reAsks how often a judge is asked again, at least 0 */
    public JudgeMatch(JudgeModel model, int reAsks) {
        this.model = model;
        this.reAsks = reAsks;
    }

    /** The first readable judgment, or the last unreadable one; consumption is that of all asks. */
    public Verdict judge(Match match) {
        Consumption consumption = Consumption.NONE;
        for (int attempt = 1; ; attempt++) {
            Verdict verdict = model.ask(match, attempt);
            consumption = consumption.plus(verdict.consumption());
            boolean again = verdict.judgment() instanceof Judgment.Unreadable unreadable
                    && unreadable.askAgain()
                    && attempt <= reAsks;
            if (!again) {
                return new Verdict(
                        verdict.judgment(),
                        verdict.model(),
                        verdict.prompt(),
                        verdict.promptHash(),
                        verdict.replyHash(),
                        consumption,
                        verdict.simulated());
            }
        }
    }
}
