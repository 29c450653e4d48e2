package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.ports.value.Money;
import java.io.IOException;

/**
 * How a far side writes values as text: amounts in fen or yuan, flags as 1 and 0. In a tree of ours an amount is a node that
 * holds a {@link Money}, in a far side's tree it is still a text or number.
 */
public record Notation(HisAmounts amounts) {
    /** A value as the far side wants to read it. */
    public String text(JsonNode value) {
        if (value instanceof POJONode held && held.getPojo() instanceof Money money) {
            return amounts == HisAmounts.FEN ? Long.toString(money.fen()) : money.yuan();
        }
        return value.isBoolean() ? value.booleanValue() ? "1" : "0" : value.asText();
    }

    /** A tree of ours as the far side's JSON. */
    public JsonNode json(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(e -> out.set(e.getKey(), json(e.getValue())));
            return out;
        }
        if (tree.isArray()) {
            var out = JsonNodeFactory.instance.arrayNode();
            tree.forEach(each -> out.add(json(each)));
            return out;
        }
        if (tree instanceof POJONode held && held.getPojo() instanceof Money money) {
            return amounts == HisAmounts.FEN
                    ? JsonNodeFactory.instance.numberNode(money.fen())
                    : JsonNodeFactory.instance.textNode(money.yuan());
        }
        return tree;
    }

    /** @throws IOException if it is no amount in this notation */
    public Money money(JsonNode value) throws IOException {
        if (value instanceof POJONode held && held.getPojo() instanceof Money money) {
            return money;
        }
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        try {
            if (amounts == HisAmounts.YUAN && value.isTextual()) {
                return Money.ofYuan(text);
            }
            if (amounts == HisAmounts.FEN && text.matches("\\d{1,15}")) {
                return new Money(Long.parseLong(text));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("not an amount", e);
        }
        throw new IOException("not an amount");
    }
}
