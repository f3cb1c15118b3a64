/**
 * Measures of prose. Pure Java without dependencies: everything is a function of texts alone, the same on every machine.
 */
package io.agon.stylometry;
