package io.agon.scaffold.application.port;

import java.util.List;
import java.util.Optional;

/** The tokenizers that are known. */
public interface Tokenizers {
    /** Their names, the usual first. */
    List<String> names();

    /** One by its name. */
    Optional<Tokenizer> named(String name);
}
