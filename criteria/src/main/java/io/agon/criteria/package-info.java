/**
 * Criteria that judges judge by: the evidence that they come from, whether judges agree on them, whether they predict what people
 * prefer, and what each is worth. Pure: imports nothing but {@code java.*}.
 */
package io.agon.criteria;
