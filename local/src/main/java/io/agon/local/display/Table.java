package io.agon.local.display;

import java.util.ArrayList;
import java.util.List;

/** Columns aligned with spaces; cells are plain text, so that their lengths are what is seen. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    /** @param alignment one character a column: {@code l} or {@code r} */
    public Table(String alignment) {
        this.right = alignment.chars().mapToObj(c -> c == 'r').toList();
    }

    public Table row(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException("cells: " + cells.length + " must be " + right.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines() {
        int[] widths = new int[right.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - length(row.get(i)));
            line.append(i == 0 ? "" : "  ").append(right.get(i) ? pad + row.get(i) : row.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
