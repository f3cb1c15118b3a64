/** Asks language models. */
package io.agon.scaffold.adapter.llm;
