/** What a planning scaffold consists of, level by level, and the rules that each part keeps to. */
package io.agon.scaffold.domain.plan;
