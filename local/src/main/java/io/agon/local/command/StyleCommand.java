package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.display.StyleText;
import io.agon.local.texts.TextSet;
import io.agon.stylometry.Overuse;
import io.agon.stylometry.StyleComparison;
import io.agon.stylometry.StyleMeasure;
import io.agon.stylometry.StyleProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures the style of texts, and compares two sets of them. */
@Command(
        name = "style",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure what tells assistant prose from the prose of novels, in one set of texts or between two.",
        description = {
            "A set is a folder of texts, a JSONL file (text, book, completion, or messages), a book (its chapters) or one text.",
            "Needs no mesh and asks no model.",
            ""
        })
final class StyleCommand implements Callable<Integer> {
    private static final int WORDS = 3;
    private static final int SHOWN = 12;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(index = "0", paramLabel = "A", description = "A set of texts.")
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another, to compare with.")
    private String second;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of the permutations. Default: 0.")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Workbench workbench = parent.workbench();
        TextSet a = TextSet.read(first, workbench.surroundings().folder().resolve(first));
        List<StyleProfile> as = profiles(a);
        PrintWriter out = workbench.surroundings().out();
        if (second == null) {
            if (json) {
                ObjectNode document = Json.MAPPER.createObjectNode();
                document.set("first", set(a, as));
                out.println(document.toPrettyString());
            } else {
                StyleText.of(a.name(), as).forEach(out::println);
            }
            out.flush();
            return ExitCode.OK.number();
        }
        TextSet b = TextSet.read(second, workbench.surroundings().folder().resolve(second));
        List<StyleProfile> bs = profiles(b);
        StyleComparison comparison = StyleComparison.of(as, bs, seed);
        List<Overuse> more = Overuse.of(a.texts(), b.texts(), WORDS, SHOWN);
        List<Overuse> less = Overuse.of(b.texts(), a.texts(), WORDS, SHOWN);
        if (json) {
            ObjectNode document = Json.MAPPER.createObjectNode();
            document.set("first", set(a, as));
            document.set("second", set(b, bs));
            ArrayNode differences = document.putArray("differences");
            comparison
                    .differences()
                    .forEach((measure, difference) -> differences
                            .addObject()
                            .put("measure", measure.label())
                            .put("first", difference.first())
                            .put("second", difference.second())
                            .put("effect", difference.effect())
                            .put("p", difference.p()));
            document.set("firstOveruses", overuses(more));
            document.set("secondOveruses", overuses(less));
            out.println(document.toPrettyString());
        } else {
            StyleText.of(a.name(), b.name(), comparison, more, less).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static List<StyleProfile> profiles(TextSet set) {
        return set.texts().stream().map(StyleProfile::of).toList();
    }

    private static ObjectNode set(TextSet set, List<StyleProfile> profiles) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("name", set.name());
        node.put("texts", profiles.size());
        node.put("words", profiles.stream().mapToLong(StyleProfile::words).sum());
        ObjectNode means = node.putObject("means");
        for (StyleMeasure measure : StyleMeasure.values()) {
            profiles.stream()
                    .filter(profile -> profile.values().containsKey(measure))
                    .mapToDouble(profile -> profile.values().get(measure))
                    .average()
                    .ifPresent(mean -> means.put(measure.label(), mean));
        }
        return node;
    }

    private static ArrayNode overuses(List<Overuse> overuses) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        overuses.forEach(each -> list.addObject()
                .put("words", each.words())
                .put("count", each.count())
                .put("other", each.other())
                .put("z", each.z()));
        return list;
    }
}
