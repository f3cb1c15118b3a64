package io.agon.datasets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts that cards of data sets have in common: the front matter that Hugging Face reads, cells of tables. */
public final class Card {
    private Card() {}

    /**
     * The front matter.
     *
     * @param configs files by split, by name of the configuration
     */
    public static String frontMatter(
            String name, List<String> languages, List<String> tags, Map<String, Map<String, String>> configs) {
        StringBuilder matter =
                new StringBuilder("---\npretty_name: ").append(name).append("\nlicense: other\nlanguage:\n");
        languages.forEach(language -> matter.append("- ").append(language).append('\n'));
        matter.append("task_categories:\n- text-generation\ntags:\n");
        tags.forEach(tag -> matter.append("- ").append(tag).append('\n'));
        matter.append("configs:\n");
        configs.forEach((config, splits) -> {
            matter.append("- config_name: ").append(config).append("\n  data_files:\n");
            splits.forEach((split, path) -> matter.append("  - split: ")
                    .append(split)
                    .append("\n    path: ")
                    .append(path)
                    .append('\n'));
        });
        return matter.append("---\n").toString();
    }

    /** Files by split and configuration, for {@link #frontMatter}, in the order in which they are added. */
    public static void file(Map<String, Map<String, String>> configs, String config, String split, String path) {
        configs.computeIfAbsent(config, key -> new LinkedHashMap<>()).put(split, path);
    }

    /** A text as a cell of a table: one line, nothing that ends it or is taken for markup. */
    public static String cell(String text) {
        return text.replaceAll("[|\\s]+", " ").replace("<", "&lt;").strip();
    }
}
