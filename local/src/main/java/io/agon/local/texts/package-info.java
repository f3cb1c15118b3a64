/** Sets of texts from files, for what is measured in them. */
package io.agon.local.texts;
