package io.agon.local.display;

import io.agon.local.api.Candidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who descends from whom, as an indented tree along the first parents; other parents are named. */
public final class LineageText {
    private LineageText() {}

    public static List<String> lines(List<Candidate> all) {
        Map<String, List<Candidate>> children = new HashMap<>();
        Map<String, Candidate> byId = new HashMap<>();
        all.forEach(candidate -> byId.put(candidate.id(), candidate));
        List<Candidate> roots = new ArrayList<>();
        for (Candidate candidate : all) {
            boolean orphan = candidate.parents().isEmpty()
                    || !byId.containsKey(candidate.parents().getFirst());
            if (orphan) {
                roots.add(candidate);
            } else {
                children.computeIfAbsent(candidate.parents().getFirst(), id -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<String> lines = new ArrayList<>();
        sorted(roots).forEach(root -> add(lines, root, children, byId, 0));
        return lines;
    }

    private static void add(
            List<String> lines,
            Candidate candidate,
            Map<String, List<Candidate>> children,
            Map<String, Candidate> byId,
            int depth) {
        StringBuilder line = new StringBuilder("  ".repeat(depth)).append(Printable.line(candidate.label()));
        if (candidate.objective() != null) {
            line.append("  for ").append(Printable.line(candidate.objective()));
        } else if (candidate.style() != null) {
            line.append("  ").append(Printable.line(candidate.style()));
        }
        candidate.parents().stream()
                .skip(1)
                .map(byId::get)
                .filter(p -> p != null)
                .forEach(other -> line.append(", also from " + Printable.line(other.label())));
        if ("rejected".equals(candidate.status())) {
            line.append("  (rejected)");
        }
        lines.add(line.toString());
        sorted(children.getOrDefault(candidate.id(), List.of()))
                .forEach(child -> add(lines, child, children, byId, depth + 1));
    }

    private static List<Candidate> sorted(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::ordinal))
                .toList();
    }
}
