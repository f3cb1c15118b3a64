package io.agon.inference;

import dev.langchain4j.model.chat.request.json.JsonSchema;

/**
 * The JSON form a reply must have, enforced by endpoints that support structured output.
 *
 * @param schema name and schema as the endpoint gets them
 */
public record ReplyShape(JsonSchema schema) {}
