package io.medsettle.adapter.his.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.ports.value.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;

/**
 * Wire records to bytes and back. Writing leaves out what is not known; reading ignores unknown names, takes null and ""
 * as absent, never bends a type, and misses every component of a record that is not {@code @Nullable}.
 */
final class Json {
    private final JsonMapper mapper;

    Json(HisAmounts amounts) {
        SimpleModule values = new SimpleModule();
        values.addSerializer(Money.class, new MoneyOut(amounts));
        values.addDeserializer(Money.class, new MoneyIn(amounts));
        values.addSerializer(Instant.class, new TimeOut());
        values.addDeserializer(Instant.class, new TimeIn());
        mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .addModule(values)
                .build();
    }

    byte[] write(Object wire) {
        try {
            return mapper.writeValueAsBytes(wire);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a wire record that cannot be written", e);
        }
    }

    /** @throws IOException if the bytes are no JSON object with the envelope's fields */
    Envelope envelope(byte[] body) throws IOException {
        JsonNode tree = mapper.readTree(body);
        if (tree == null || !tree.isObject()) {
            throw new IOException("not a JSON object");
        }
        for (String flag : new String[] {"refundAdvised", "windowOnly"}) {
            JsonNode told = tree.path(flag);
            if (!told.isMissingNode() && !told.isNull() && !told.isBoolean()) {
                throw new IOException(flag + " is no boolean");
            }
        }
        JsonNode code = tree.path("code");
        if (!code.isTextual() || code.textValue().isEmpty()) {
            throw new IOException("no code");
        }
        JsonNode data = tree.path("data");
        return new Envelope(
                code.textValue(),
                tree.path("message").textValue(),
                tree.path("retry").textValue(),
                tree.path("refundAdvised").asBoolean(false),
                tree.path("windowOnly").asBoolean(false),
                data.isObject() ? data : null);
    }

    /** @throws IOException with the name of what is wrong and nothing of its value */
    <T> T read(JsonNode data, Class<T> type) throws IOException {
        JsonNode known = data.deepCopy();
        dropUnknown(known);
        try {
            T wire = mapper.treeToValue(known, type);
            Required.check(wire, "");
            return wire;
        } catch (JsonMappingException e) {
            StringBuilder where = new StringBuilder();
            e.getPath().forEach(r -> where.append('/').append(r.getFieldName() == null ? "[]" : r.getFieldName()));
            throw new IOException(where + " is missing or malformed");
        } catch (JsonProcessingException e) {
            throw new IOException("malformed");
        }
    }

    private static void dropUnknown(JsonNode node) {
        for (Iterator<JsonNode> each = node.iterator(); each.hasNext(); ) {
            JsonNode child = each.next();
            if (child.isNull() || child.isTextual() && child.textValue().isEmpty()) {
                each.remove();
            } else {
                dropUnknown(child);
            }
        }
    }

    private static final class MoneyOut extends StdSerializer<Money> {
        private static final long serialVersionUID = 1L;
        private final HisAmounts amounts;

        MoneyOut(HisAmounts amounts) {
            super(Money.class);
            this.amounts = amounts;
        }

        @Override
        public void serialize(Money money, JsonGenerator to, SerializerProvider provider) throws IOException {
            if (amounts == HisAmounts.FEN) {
                to.writeNumber(money.fen());
            } else {
                to.writeString(money.yuan());
            }
        }
    }

    private static final class MoneyIn extends StdDeserializer<Money> {
        private static final long serialVersionUID = 1L;
        private final HisAmounts amounts;

        MoneyIn(HisAmounts amounts) {
            super(Money.class);
            this.amounts = amounts;
        }

        @Override
        public Money deserialize(JsonParser from, DeserializationContext context) throws IOException {
            try {
                if (amounts == HisAmounts.FEN && from.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    return new Money(from.getLongValue());
                }
                if (amounts == HisAmounts.YUAN && from.hasToken(JsonToken.VALUE_STRING)) {
                    return Money.ofYuan(from.getText());
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                return context.reportInputMismatch(Money.class, "not an amount");
            }
            return context.reportInputMismatch(Money.class, "not an amount");
        }
    }

    private static final class TimeOut extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        TimeOut() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeString(Times.text(time));
        }
    }

    private static final class TimeIn extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        TimeIn() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
            try {
                return Times.instant(from.getText());
            } catch (DateTimeParseException e) {
                return context.reportInputMismatch(Instant.class, "not a time");
            }
        }
    }
}
