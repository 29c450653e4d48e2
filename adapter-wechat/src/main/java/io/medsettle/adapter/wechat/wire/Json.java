package io.medsettle.adapter.wechat.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON as WeChat wants it: absent fields left out, amounts whole numbers, never text; unknown fields of theirs tolerated. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static byte[] write(Object page) {
        try {
            return MAPPER.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + page.getClass().getSimpleName(), e);
        }
    }

    static String text(Object page) {
        try {
            return MAPPER.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + page.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(byte[] body, Class<T> page) {
        try {
            @Nullable T read = MAPPER.readValue(body, page);
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

    /** A field that may be text or an object, as a tree. */
    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
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

    /** An amount that must be there, fen, not negative. */
    static long fen(@Nullable Long value, String name) {
        long there = need(value, name);
        if (there < 0) {
            throw new Unreadable("field " + name + " is negative");
        }
        return there;
    }

    /** An amount that may be absent, which is zero. */
    static long fenOrZero(@Nullable Long value, String name) {
        return value == null ? 0 : fen(value, name);
    }
}
