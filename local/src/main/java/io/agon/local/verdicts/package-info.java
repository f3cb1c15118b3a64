/** Pairwise verdicts in files, ours or anybody's. */
package io.agon.local.verdicts;
