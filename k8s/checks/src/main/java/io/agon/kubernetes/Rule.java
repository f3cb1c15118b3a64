package io.agon.kubernetes;

import java.util.List;

/** Looks at all manifests of an overlay together. */
@FunctionalInterface
public interface Rule {
    List<Finding> findings(Manifests manifests);
}
