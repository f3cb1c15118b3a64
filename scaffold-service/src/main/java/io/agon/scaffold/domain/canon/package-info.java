/** What holds in a book that is being written, scene after scene, and what contradicts it. */
package io.agon.scaffold.domain.canon;
