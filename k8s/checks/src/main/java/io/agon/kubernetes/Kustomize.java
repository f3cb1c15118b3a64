package io.agon.kubernetes;

import java.nio.file.Path;
import java.util.List;

/** The real thing, as a process: {@code kubectl kustomize}. */
public final class Kustomize {
    private Kustomize() {}

    /**
     * Renders an overlay.
     *
     * @throws NotRendered if it cannot be
     */
    public static String render(Path overlay) {
        Program.Output output = Program.run(List.of("kubectl", "kustomize", "."), overlay);
        if (output.status() != 0) {
            throw new NotRendered(output.text());
        }
        return output.text();
    }

    /** An overlay that cannot be rendered. */
    public static final class NotRendered extends RuntimeException {
        NotRendered(String message) {
            super(message);
        }
    }
}
