package io.agon.scaffold;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented novels. */
public final class Novels {
    private Novels() {}

    /** So many chapters of so many scenes of so many paragraphs. */
    public static String of(int chapters, int scenes, int paragraphs) {
        String title = "The Harbour\n\nby A. Nobody\n\n\n";
        return title
                + IntStream.rangeClosed(1, chapters)
                        .mapToObj(chapter -> "CHAPTER " + chapter + "\n\n"
                                + IntStream.rangeClosed(1, scenes)
                                        .mapToObj(scene -> scene(chapter, scene, paragraphs))
                                        .collect(Collectors.joining("\n\n* * *\n\n")))
                        .collect(Collectors.joining("\n\n\n"));
    }

    private static String scene(int chapter, int scene, int paragraphs) {
        return IntStream.rangeClosed(1, paragraphs)
                .mapToObj(i -> "When the tide had turned for the " + (chapter * 100 + scene * 10 + i)
                        + "th time that winter, Hester went down to the harbour and counted the boats.\nShe told old Marlow"
                        + " that number " + (i * 7 + scene) + " was missing, and Marlow looked at the water.")
                .collect(Collectors.joining("\n\n"));
    }
}
