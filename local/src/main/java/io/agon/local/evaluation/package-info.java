/** What an evaluation found, for people: on the screen, as a page, as Markdown. */
package io.agon.local.evaluation;
