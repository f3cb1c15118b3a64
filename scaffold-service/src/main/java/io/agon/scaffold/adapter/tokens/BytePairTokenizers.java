package io.agon.scaffold.adapter.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.agon.scaffold.application.port.Tokenizer;
import io.agon.scaffold.application.port.Tokenizers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** OpenAI's byte-pair encodings. An encoding is loaded when it is first used: half a second and about 40 MB. */
public final class BytePairTokenizers implements Tokenizers {
    private static final List<EncodingType> KNOWN = List.of(EncodingType.O200K_BASE, EncodingType.CL100K_BASE);

    private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();

    @Override
    public List<String> names() {
        return KNOWN.stream().map(EncodingType::getName).toList();
    }

    @Override
    public Optional<Tokenizer> named(String name) {
        return Stream.of(EncodingType.values())
                .filter(type -> KNOWN.contains(type) && type.getName().equals(name))
                .findFirst()
                .map(registry::getEncoding)
                .map(Counting::new);
    }

    private record Counting(Encoding encoding) implements Tokenizer {
        @Override
        public String name() {
            return encoding.getName();
        }

        @Override
        public int count(String text) {
            return encoding.countTokensOrdinary(text);
        }
    }
}
