/** The writer model: prompts, calls, replies. */
package io.agon.generator.adapter.llm;
