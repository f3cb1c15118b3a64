package io.agon.local.doctor;

import io.agon.local.display.Printable;
import io.agon.local.display.Style;

import java.util.ArrayList;
import java.util.List;

/** A finding as one line, or two where something has to be done. */
public final class FindingText {
    private FindingText() {}

    public static List<String> lines(Finding finding, Style style) {
        String mark = switch (finding.level()) {
            case OK -> style.good("ok  ");
            case WARN -> style.warning("warn");
            case FAIL -> style.bad("FAIL");
        };
        List<String> lines = new ArrayList<>();
        lines.add(mark + "  " + finding.subject() + ": " + Printable.line(finding.result(), 300));
        if (!finding.mend().isEmpty()) {
            lines.add("      -> " + Printable.line(finding.mend(), 300));
        }
        return lines;
    }
}
