/** What revising teaches: lessons with the effect they had, and which of them to try next. Pure. */
package io.agon.criteria.reflection;
