package io.agon.kubernetes;

/**
 * What is wrong with a manifest.
 *
 * @param rule what it breaks, such as {@code probes}
 * @param where the manifest, such as {@code Deployment/judge-service}
 * @param what one sentence for whoever mends it
 */
public record Finding(String rule, String where, String what) {
    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
