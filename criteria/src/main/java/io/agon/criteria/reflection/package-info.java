/** What revising teaches: lessons with the effect they had, and which of them to try next. Pure; depends on nothing here. */
package io.agon.criteria.reflection;
