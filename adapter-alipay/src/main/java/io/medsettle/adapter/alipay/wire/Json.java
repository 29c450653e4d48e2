package io.medsettle.adapter.alipay.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.medsettle.ports.value.Money;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON as Alipay wants it: empty fields left out, amounts as text in yuan with two decimals; unknown fields tolerated. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static String write(Object page) {
        try {
            return MAPPER.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + page.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String text, Class<T> page) {
        try {
            @Nullable T read = MAPPER.readValue(text, page);
            if (read == null) {
                throw new Unreadable("empty");
            }
            return read;
        } catch (JsonMappingException e) {
            String where = e.getPath().stream()
                    .map(r -> String.valueOf(r.getFieldName()))
                    .collect(Collectors.joining("/"));
            throw new Unreadable(where.isEmpty() ? "not an object of the page" : "field " + where);
        } catch (IOException e) {
            throw new Unreadable("not JSON");
        }
    }

    static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw new Unreadable("field " + name + " is missing");
        }
        return value;
    }

    static String text(@Nullable String value, String name) {
        String there = need(value, name);
        if (there.isEmpty()) {
            throw new Unreadable("field " + name + " is empty");
        }
        return there;
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** An amount that must be there, yuan, not negative; in fen. */
    static long fen(@Nullable String yuan, String name) {
        try {
            return Money.ofYuan(text(yuan, name)).fen();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Unreadable("field " + name + " is no amount");
        }
    }

    /** An amount that may be absent, which is zero. */
    static long fenOrZero(@Nullable String yuan, String name) {
        return orEmpty(yuan).isEmpty() ? 0 : fen(yuan, name);
    }

    static String yuan(long fen) {
        return new Money(fen).yuan();
    }
}
