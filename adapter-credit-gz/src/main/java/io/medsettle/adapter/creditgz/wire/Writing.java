package io.medsettle.adapter.creditgz.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.medsettle.adapter.creditgz.profile.Converter;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Entry.Source;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes a message by its entries. Immutable; safe to share between threads. */
public final class Writing {
    private final Conversion conversion;

    public Writing(Conversion conversion) {
        this.conversion = conversion;
    }

    /**
     * What entries and values make, in the order of the entries; content and signature are left empty for who seals it.
     *
     * @param blocks blocks that are switched on
     * @param sealing encrypts one field
     * @throws Unsendable if a mandatory value is not there, or a value does not fit
     */
    public ObjectNode object(List<Entry> entries, Values values, Set<String> blocks, UnaryOperator<String> sealing)
            throws Unsendable {
        ObjectNode object = Json.object();
        for (Entry entry : entries) {
            boolean counts = entry.block().isEmpty() || blocks.contains(entry.block());
            if (counts && entry.when().holds(values::get)) {
                write(object, entry, values, sealing);
            }
        }
        return object;
    }

    private void write(ObjectNode object, Entry entry, Values values, UnaryOperator<String> sealing) throws Unsendable {
        if (entry.source() == Source.EACH) {
            each(object, entry, values, sealing);
        } else if (entry.source() == Source.BODY || entry.source() == Source.SIGNATURE) {
            Json.put(object, entry.field(), new TextNode(""));
        } else if (entry.source() == Source.CONST) {
            Json.put(object, entry.field(), node(entry, entry.constant()));
        } else if (entry.source() == Source.FROM) {
            String text = conversion.outward(entry, values.get(entry.path()));
            if (text.isEmpty() && entry.mandatory()) {
                throw new Unsendable("缺少 " + entry.path() + ", 无法报送字段 " + entry.field());
            }
            if (!text.isEmpty()) {
                Json.put(
                        object,
                        entry.field(),
                        entry.encrypted() ? new TextNode(sealing.apply(text)) : node(entry, text));
            }
        }
    }

    private void each(ObjectNode object, Entry entry, Values values, UnaryOperator<String> sealing) throws Unsendable {
        ArrayNode array = Json.array();
        for (Values item : values.list(entry.path())) {
            array.add(object(entry.fields(), values.and(item), Set.of(), sealing));
        }
        if (array.isEmpty()) {
            if (entry.mandatory()) {
                throw new Unsendable("缺少 " + entry.path() + ", 无法报送字段 " + entry.field());
            }
            return;
        }
        boolean asText = entry.has(Converter.Name.JSON_STRING);
        Json.put(object, entry.field(), asText ? new TextNode(Json.text(array)) : array);
    }

    /** That a message cannot be made, for a reason that no entry knows. */
    public static Unsendable unsendable(String why) {
        return new Unsendable(why);
    }

    /** HTTP headers by their entries. */
    public Map<String, String> headers(List<Entry> entries, Values values) throws Unsendable {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String text = entry.source() == Source.CONST
                    ? entry.constant()
                    : conversion.outward(entry, values.get(entry.path()));
            if (!text.isEmpty()) {
                headers.put(entry.field(), text);
            }
        }
        return headers;
    }

    private static JsonNode node(Entry entry, String text) throws Unsendable {
        if (!entry.number()) {
            return new TextNode(text);
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new Unsendable(entry.path() + " 不是数字");
        }
    }
}
