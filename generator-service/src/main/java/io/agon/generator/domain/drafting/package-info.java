/** What a draft is and which rules it keeps. Pure: java only. */
package io.agon.generator.domain.drafting;
