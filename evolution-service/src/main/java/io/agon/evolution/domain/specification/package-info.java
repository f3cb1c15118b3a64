/** What a user asks for: the run specification, its defaults and its rules. Imports {@code java.*} only. */
package io.agon.evolution.domain.specification;
