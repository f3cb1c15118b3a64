package io.agon.publishing;

import java.util.ArrayList;
import java.util.List;

/** A cover made of title and author, drawn as SVG. */
final class Cover {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 1800;
    private static final int MOST_LINES = 9;
    private static final String INK = "#f4ede0";

    private Cover() {}

    static String svg(PublishedBook book) {
        String title = Text.line(book.title());
        int across = title.length() <= 24 ? 12 : title.length() <= 70 ? 16 : 22;
        List<String> lines = wrapped(title, across, MOST_LINES);
        int size = (int) (WIDTH * 0.8 / (across * 0.56));
        StringBuilder svg = new StringBuilder();
        svg.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" width=\"")
                .append(WIDTH)
                .append("\" height=\"")
                .append(HEIGHT)
                .append("\" role=\"img\">\n  <title>")
                .append(Text.xml(title))
                .append("</title>\n")
                .append("  <rect width=\"1200\" height=\"1800\" fill=\"")
                .append(ground(title))
                .append("\"/>\n")
                .append("  <rect x=\"60\" y=\"60\" width=\"1080\" height=\"1680\" fill=\"none\" stroke=\"")
                .append(INK)
                .append("\" stroke-width=\"4\"/>\n");
        int y = 320;
        for (String line : lines) {
            y += text(svg, line, y, size, "normal");
        }
        svg.append("  <line x1=\"480\" y1=\"")
                .append(y)
                .append("\" x2=\"720\" y2=\"")
                .append(y)
                .append("\" stroke=\"")
                .append(INK)
                .append("\" stroke-width=\"4\"/>\n");
        int below = 1560;
        if (book.author().isPresent()) {
            for (String line : wrapped(Text.line(book.author().get()), 26, 2)) {
                below += text(svg, line, below, 64, "italic");
            }
        }
        if (book.simulated()) {
            text(svg, "SIMULATED", 1710, 36, "normal");
        }
        return svg.append("</svg>\n").toString();
    }

    /** @return how far down the next line stands */
    private static int text(StringBuilder svg, String line, int y, int size, String style) {
        svg.append("  <text x=\"600\" y=\"")
                .append(y)
                .append("\" text-anchor=\"middle\" font-family=\"Georgia, serif\" font-style=\"")
                .append(style)
                .append("\" font-size=\"")
                .append(size)
                .append("\" fill=\"")
                .append(INK)
                .append("\">")
                .append(Text.xml(line))
                .append("</text>\n");
        return (int) (size * 1.25);
    }

    /** A dark colour of the title's own. */
    private static String ground(String title) {
        int hue = Math.floorMod(title.hashCode(), 360);
        double x = 0.16 * (1 - Math.abs(hue / 60.0 % 2 - 1));
        double[][] sectors = {{0.16, x, 0}, {x, 0.16, 0}, {0, 0.16, x}, {0, x, 0.16}, {x, 0, 0.16}, {0.16, 0, x}};
        double[] rgb = sectors[hue / 60];
        return String.format(
                "#%02x%02x%02x",
                (int) (255 * (rgb[0] + 0.12)), (int) (255 * (rgb[1] + 0.12)), (int) (255 * (rgb[2] + 0.12)));
    }

    private static List<String> wrapped(String text, int across, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String shown = word.codePointCount(0, word.length()) > across * 3 / 2
                    ? word.substring(0, word.offsetByCodePoints(0, across)) + "…"
                    : word;
            if (!line.isEmpty() && line.length() + 1 + shown.length() > across) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(shown);
        }
        lines.add(line.toString());
        return lines.size() <= most
                ? lines
                : java.util.stream.Stream.concat(lines.stream().limit(most - 1L), java.util.stream.Stream.of("…"))
                        .toList();
    }
}
