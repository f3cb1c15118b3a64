/** Data sets as files, the same bytes for the same content. Knows nothing of what they are made from. */
package io.agon.datasets;
