/** The judge model: prompts, calls, strict reading of replies. */
package io.agon.judge.adapter.llm;
