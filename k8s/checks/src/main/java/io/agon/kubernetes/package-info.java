/** Checks of the Kubernetes manifests: against the schemas of what they are, and against our own rules. */
package io.agon.kubernetes;
