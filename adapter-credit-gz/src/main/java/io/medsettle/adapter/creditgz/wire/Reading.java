package io.medsettle.adapter.creditgz.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.medsettle.adapter.creditgz.profile.Converter;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Entry.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads a message by its entries. Immutable; safe to share between threads. */
public final class Reading {
    private final Conversion conversion;

    public Reading(Conversion conversion) {
        this.conversion = conversion;
    }

    /**
     * What was read.
     *
     * @param differing paths whose value is another one than it must be
     */
    public record Read(Values values, Set<String> differing) {}

    /**
     * Reads the entries one after another; a condition sees what was asked and what was read before it.
     *
     * @param asked values of the request
     * @param opening decrypts one field
     * @throws Unreadable if a mandatory value is not there, or a value is not what it must be
     */
    public Read object(List<Entry> entries, JsonNode node, Values asked, UnaryOperator<String> opening) {
        Values read = Values.NONE;
        Set<String> differing = new TreeSet<>();
        for (Entry entry : entries) {
            Values soFar = read;
            if (!entry.when().holds(path -> soFar.find(path).orElseGet(() -> asked.get(path)))) {
                continue;
            }
            if (entry.source() == Source.EACH) {
                read = read.with(entry.path(), each(entry, node, asked, opening));
                continue;
            }
            String value = one(entry, node, opening);
            if (!value.isEmpty() && !entry.path().isEmpty()) {
                read = read.with(entry.path(), value);
            }
            if (!value.isEmpty() && differs(entry, value, asked)) {
                differing.add(entry.path());
            }
        }
        return new Read(read, differing);
    }

    private String one(Entry entry, JsonNode node, UnaryOperator<String> opening) {
        String wire = Json.plain(Json.at(node, entry.field()), entry.field());
        String value = value(entry, entry.encrypted() && !wire.isEmpty() ? opening.apply(wire) : wire);
        if (value.isEmpty() && entry.mandatory()) {
            throw new Unreadable("缺少字段 " + entry.field());
        }
        return value;
    }

    /** One wire text by its entry; also a bill's column. */
    public String value(Entry entry, String wire) {
        if (!entry.constant().isEmpty() && !entry.constant().equals(wire)) {
            throw new Unreadable("字段 " + (entry.field().isEmpty() ? entry.path() : entry.field()) + " 的值不是约定的值");
        }
        return conversion.inward(entry, wire);
    }

    /** Whether a value is another one than it must be. */
    public static boolean differs(Entry entry, String value, Values asked) {
        return !entry.mustEqual().isEmpty()
                && asked.find(entry.mustEqual())
                        .filter(must -> !must.equals(value))
                        .isPresent();
    }

    private List<Values> each(Entry entry, JsonNode node, Values asked, UnaryOperator<String> opening) {
        JsonNode at = Json.at(node, entry.field());
        JsonNode list =
                entry.has(Converter.Name.JSON_STRING) && at instanceof TextNode text ? Json.read(text.textValue()) : at;
        if (list.isMissingNode() || list.isNull()) {
            if (entry.mandatory()) {
                throw new Unreadable("缺少字段 " + entry.field());
            }
            return List.of();
        }
        if (!list.isArray()) {
            throw new Unreadable("字段 " + entry.field() + " 不是列表");
        }
        List<Values> items = new ArrayList<>();
        list.forEach(
                item -> items.add(object(entry.fields(), item, asked, opening).values()));
        return items;
    }
}
