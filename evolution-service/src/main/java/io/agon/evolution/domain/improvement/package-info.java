/**
 * Improving a text by reflection: what is weak, what to do about it, whether it helped, and what that teaches (DESIGN section 5: MRPO,
 * training-free). Pure.
 */
package io.agon.evolution.domain.improvement;
