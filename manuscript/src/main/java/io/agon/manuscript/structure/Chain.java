package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The headings among candidates of one style that count best: the subsequence of the highest total, where each heading earns
 * by how it stands and by following the number before it, and pays for jumps, repeats and beginnings anew. It begins anew for
 * nothing where a part begins. Candidates with next to nothing behind them, as in a table of contents or a numbered list, cost
 * more than they earn unless a count would break without them.
 *
 * @param headings in the order of the text
 * @param regular share of the steps from heading to heading that count on or begin anew where they may, 0 to 1
 */
record Chain(List<Candidate> headings, double regular) {
    private static final int WINDOW = 250;
    private static final double COUNTS_ON = 0.5;
    private static final double LISTED = 1.9;
    private static final double MISPRINT = 1.3;
    private static final double REPEATED = 1.1;

    static Chain of(List<Candidate> candidates, Lines lines, Predicate<Candidate> beginsPart) {
        int n = candidates.size();
        double[] best = new double[n];
        int[] from = new int[n];
        int[] value = new int[n];
        double[] own = own(candidates, lines);
        boolean[] begins = new boolean[n];
        int end = -1;
        for (int i = 0; i < n; i++) {
            Candidate candidate = candidates.get(i);
            int number = candidate.number();
            begins[i] = number <= 1 && beginsPart.test(candidate);
            best[i] = start(number);
            from[i] = -1;
            value[i] = number == Numeral.LAST ? 1 : number;
            for (int j = Math.max(0, i - WINDOW); j < i; j++) {
                int next = number == Numeral.LAST ? value[j] + 1 : number;
                double total = best[j]
                        + step(
                                value[j],
                                next,
                                begins[i],
                                lines.words(candidates.get(j).line(), candidate.line()));
                if (total > best[i]) {
                    best[i] = total;
                    from[i] = j;
                    value[i] = next;
                }
                double misprint = number == candidates.get(j).number() ? REPEATED : MISPRINT;
                if (mayBeMisprinted(candidate) && best[j] - misprint > best[i]) {
                    best[i] = best[j] - misprint;
                    from[i] = j;
                    value[i] = value[j] + 1;
                }
            }
            best[i] += own[i];
            if (end < 0 || best[i] > best[end]) {
                end = i;
            }
        }
        if (end < 0 || best[end] <= 0) {
            return new Chain(List.of(), 0);
        }
        List<Candidate> chosen = new ArrayList<>();
        int steps = 0;
        int regular = 0;
        for (int i = end; i >= 0; i = from[i]) {
            chosen.add(candidates.get(i));
            if (from[i] >= 0) {
                steps++;
                regular += value[i] == value[from[i]] + 1 || value[i] <= 1 && begins[i] ? 1 : 0;
            } else if (value[i] > 1) {
                steps++;
            }
        }
        Collections.reverse(chosen);
        return new Chain(List.copyOf(chosen), steps == 0 ? 1 : regular / (double) steps);
    }

    /** "CHAPTER IV" where the fifth one is due; bare numbers are not believed so easily. */
    private static boolean mayBeMisprinted(Candidate candidate) {
        return candidate.isolated()
                && candidate
                        .heading()
                        .filter(h -> h.form() == HeadingLine.Form.KEYWORD)
                        .isPresent();
    }

    private static double start(int number) {
        return number <= 1 ? 0 : number == Numeral.LAST ? -3 : -0.8 - 0.2 * Math.min(number - 2, 10);
    }

    private static double step(int before, int next, boolean beginsPart, int words) {
        if (next == before + 1) {
            return COUNTS_ON;
        }
        if (next <= 1) {
            return beginsPart ? 0.3 : words > 300 ? -0.7 : -1.3;
        }
        if (next == before || next == before + 2) {
            return -1.2;
        }
        return next > before ? Math.max(-4, -1.6 - 0.2 * (next - before)) : -2.5;
    }

    /** What each earns by itself. */
    private static double[] own(List<Candidate> candidates, Lines lines) {
        int n = candidates.size();
        int[] gaps = new int[n];
        for (int i = 0; i < n; i++) {
            int next = i + 1 < n ? candidates.get(i + 1).line() : lines.count();
            gaps[i] = lines.words(candidates.get(i).line() + 1, next);
        }
        int[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double usual = n == 0 ? 0 : sorted[Math.min(n - 1, n * 9 / 10)];
        double little = Math.clamp(0.03 * usual, 8, 80);
        double[] own = new double[n];
        for (int i = 0; i < n; i++) {
            Candidate each = candidates.get(i);
            own[i] = (each.level() > 0 ? 1.4 : each.isolated() ? 1 : each.opens() ? 0.5 : 0.3)
                    + (each.before() > 1 ? 0.2 : 0)
                    - (gaps[i] < little ? LISTED : 0)
                    - (paragraph(each, lines) ? 1.2 : 0);
        }
        return own;
    }

    /** "3. He must be told of it at once, whatever it costs us." counts paragraphs, not chapters. */
    private static boolean paragraph(Candidate candidate, Lines lines) {
        if (candidate.level() > 0 || candidate.heading().isEmpty()) {
            return false;
        }
        HeadingLine heading = candidate.heading().get();
        if (heading.form() != HeadingLine.Form.TITLED || HeadingGrammar.capitals(heading.title())) {
            return false;
        }
        int words = lines.words(candidate.line(), candidate.last() + 1);
        return words > 30 || words > 14 && candidate.text().matches(".*[.!?;,]['\"”’]?$");
    }
}
