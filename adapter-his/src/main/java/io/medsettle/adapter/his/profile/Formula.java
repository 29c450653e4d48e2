package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.ports.value.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mapping language. A value is made of:
 * <ul>
 *   <li>{@code "$request.visitNo"}: what stands there ({@code $request $path $call $site $profile}, a step's name,
 *       {@code $it} inside a list); any other text, number or boolean: itself; a list or an object: made part by part;
 *   <li>{@code {"$each": list, "where": {"type": ["CASH"]}, "unless": {…}, "give": value}}: a list; one single thing counts as
 *       a list of one, nothing as an empty one; {@code "$pick"} instead of {@code each} gives the first, or {@code "else"};
 *   <li>{@code {"$sum": [values]}}: amounts added up; {@code {"$first": [values]}}: the first that is present;
 *   <li>{@code {"$code": value, "means": {"1": true}, "else": …}}: a code translated; an unlisted one without else is an error;
 *   <li>{@code {"$time": value, "pattern": "yyyyMMddHHmmss"}}, {@code {"$day": …}}: ours written so, or the far side's read so;
 *   <li>{@code {"$text": [values]}}: joined; {@code {"$cut": value, "from": 6, "to": 14}}: a part of a text;
 *   <li>{@code {"$split": value, "by": "|", "at": 0}}: one piece; {@code {"$later": value, "minutes": 10}}: a time of ours moved;
 *       {@code {"$yuan": value}}: an amount as text in yuan, whatever the site's notation;
 *   <li>{@code {"$fingerprint": [values]}}: a number that changes when any of them does.
 * </ul>
 * What is absent makes its field absent. Pure; nothing here keeps anything.
 */
public final class Formula {
    /** Which word makes an object a formula, and the words that may stand beside it. */
    static final Map<String, Set<String>> WORDS = Map.of(
            "$each", Set.of("where", "unless", "give"),
            "$pick", Set.of("where", "unless", "give", "else"),
            "$sum", Set.of(),
            "$first", Set.of(),
            "$code", Set.of("means", "else"),
            "$time", Set.of("pattern"),
            "$day", Set.of("pattern"),
            "$text", Set.of(),
            "$cut", Set.of("from", "to"),
            "$fingerprint", Set.of());

    /** The same for the rarer words. */
    static final Map<String, Set<String>> MORE_WORDS =
            Map.of("$split", Set.of("by", "at"), "$later", Set.of("minutes"), "$yuan", Set.of());

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter OUR_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Formula() {}

    /** The word that makes it a formula, or "" for a plain object. */
    static String word(JsonNode object) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (WORDS.containsKey(name) || MORE_WORDS.containsKey(name)) {
                return name;
            }
        }
        return "";
    }

    /** @throws IOException if a value does not fit the formula; says where and nothing of the value */
    public static @Nullable JsonNode of(@Nullable JsonNode formula, Scope scope) throws IOException {
        if (formula == null || formula.isNull()) {
            return null;
        }
        if (formula.isTextual() && formula.textValue().startsWith("$")) {
            return scope.find(formula.textValue());
        }
        if (formula.isArray()) {
            ArrayNode list = NODES.arrayNode();
            for (JsonNode each : formula) {
                JsonNode made = of(each, scope);
                if (made != null) {
                    list.add(made);
                }
            }
            return list;
        }
        return formula instanceof ObjectNode object ? made(object, scope) : formula;
    }

    private static @Nullable JsonNode made(ObjectNode formula, Scope scope) throws IOException {
        String word = word(formula);
        return switch (word) {
            case "$each" -> each(formula, scope);
            case "$pick" -> picked(formula, scope);
            case "$sum" -> NODES.pojoNode(sum(formula.path("$sum"), scope));
            case "$first" -> first(formula.path("$first"), scope);
            case "$code" -> translated(formula, scope);
            case "$time", "$day" -> moment(word, formula, scope);
            case "$text" -> joined(formula.path("$text"), scope);
            case "$cut" -> cut(formula, scope);
            case "$split" -> split(formula, scope);
            case "$later" -> later(formula, scope);
            case "$yuan" -> yuan(formula, scope);
            case "$fingerprint" -> fingerprint(formula.path("$fingerprint"), scope);
            default -> object(formula, scope);
        };
    }

    private static @Nullable JsonNode object(ObjectNode formula, Scope scope) throws IOException {
        ObjectNode made = NODES.objectNode();
        for (var field : formula.properties()) {
            JsonNode value = of(field.getValue(), scope);
            if (value != null) {
                made.set(field.getKey(), value);
            }
        }
        return made.isEmpty() && !formula.isEmpty() ? null : made;
    }

    private static List<Scope> chosen(String word, ObjectNode formula, Scope scope) throws IOException {
        JsonNode list = of(formula.path(word), scope);
        List<Scope> chosen = new ArrayList<>();
        for (JsonNode each : list == null
                ? NODES.arrayNode()
                : list.isArray() ? list : NODES.arrayNode().add(list)) {
            boolean left = formula.has("where") && !fits(each, formula.path("where"))
                    || formula.has("unless") && fits(each, formula.path("unless"));
            if (!left) {
                chosen.add(scope.with("it", each));
            }
        }
        return chosen;
    }

    private static boolean fits(JsonNode each, JsonNode wanted) {
        for (var field : wanted.properties()) {
            boolean listed = false;
            for (JsonNode value : field.getValue()) {
                listed |= value.asText().equals(each.path(field.getKey()).asText());
            }
            if (!listed) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode give(ObjectNode formula) {
        return formula.has("give") ? formula.path("give") : NODES.textNode("$it");
    }

    private static ArrayNode each(ObjectNode formula, Scope scope) throws IOException {
        ArrayNode made = NODES.arrayNode();
        for (Scope inner : chosen("$each", formula, scope)) {
            JsonNode value = of(give(formula), inner);
            if (value != null) {
                made.add(value);
            }
        }
        return made;
    }

    private static @Nullable JsonNode picked(ObjectNode formula, Scope scope) throws IOException {
        List<Scope> chosen = chosen("$pick", formula, scope);
        return chosen.isEmpty() ? of(formula.get("else"), scope) : of(give(formula), chosen.get(0));
    }

    private static Money sum(JsonNode formulas, Scope scope) throws IOException {
        Money sum = Money.ZERO;
        for (JsonNode formula : formulas) {
            JsonNode value = of(formula, scope);
            for (JsonNode one : value == null ? NODES.arrayNode() : value.isArray() ? value : List.of(value)) {
                sum = plus(sum, scope.notation().money(one));
            }
        }
        return sum;
    }

    private static Money plus(Money sum, Money one) throws IOException {
        try {
            return sum.plus(one);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IOException("a sum beyond all amounts", e);
        }
    }

    private static @Nullable JsonNode first(JsonNode formulas, Scope scope) throws IOException {
        for (JsonNode formula : formulas) {
            JsonNode value = of(formula, scope);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable JsonNode translated(ObjectNode formula, Scope scope) throws IOException {
        JsonNode code = of(formula.path("$code"), scope);
        if (code == null) {
            return of(formula.get("else"), scope);
        }
        JsonNode table = of(formula.path("means").isTextual() ? formula.path("means") : null, scope);
        JsonNode means = (table == null ? formula.path("means") : table).get(code.asText());
        if (means == null && !formula.has("else")) {
            throw new IOException("未列出的代码");
        }
        return of(means == null ? formula.get("else") : means, scope);
    }

    private static @Nullable JsonNode moment(String word, ObjectNode formula, Scope scope) throws IOException {
        JsonNode value = of(formula.path(word), scope);
        if (value == null) {
            return null;
        }
        DateTimeFormatter theirs =
                DateTimeFormatter.ofPattern(formula.path("pattern").asText());
        DateTimeFormatter ours = word.equals("$day") ? DateTimeFormatter.ISO_LOCAL_DATE : OUR_TIME;
        DateTimeFormatter from = scope.outwards() ? ours : theirs;
        DateTimeFormatter to = scope.outwards() ? theirs : ours;
        try {
            return NODES.textNode(
                    word.equals("$day")
                            ? to.format(LocalDate.parse(value.asText(), from))
                            : to.format(LocalDateTime.parse(value.asText(), from)));
        } catch (DateTimeParseException e) {
            throw new IOException("not a " + word.substring(1));
        }
    }

    private static JsonNode joined(JsonNode formulas, Scope scope) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode formula : formulas) {
            JsonNode value = of(formula, scope);
            text.append(value == null ? "" : scope.notation().text(value));
        }
        return NODES.textNode(text.toString());
    }

    private static @Nullable JsonNode cut(ObjectNode formula, Scope scope) throws IOException {
        JsonNode value = of(formula.path("$cut"), scope);
        int from = formula.path("from").asInt();
        int to = formula.path("to").asInt();
        return value == null || value.asText().length() < to
                ? null
                : NODES.textNode(value.asText().substring(from, to));
    }

    private static @Nullable JsonNode split(ObjectNode formula, Scope scope) throws IOException {
        JsonNode value = of(formula.path("$split"), scope);
        if (value == null) {
            return null;
        }
        String[] pieces = value.asText().split(Pattern.quote(formula.path("by").asText()), -1);
        int at = formula.path("at").asInt();
        return at < pieces.length && !pieces[at].isEmpty() ? NODES.textNode(pieces[at]) : null;
    }

    private static @Nullable JsonNode later(ObjectNode formula, Scope scope) throws IOException {
        JsonNode value = of(formula.path("$later"), scope);
        try {
            return value == null
                    ? null
                    : NODES.textNode(OUR_TIME.format(LocalDateTime.parse(value.asText(), OUR_TIME)
                            .plusMinutes(formula.path("minutes").asLong())));
        } catch (DateTimeParseException e) {
            throw new IOException("not a time");
        }
    }

    private static @Nullable JsonNode yuan(ObjectNode formula, Scope scope) throws IOException {
        JsonNode value = of(formula.path("$yuan"), scope);
        return value == null
                ? null
                : NODES.textNode(scope.notation().money(value).yuan());
    }

    /** The first 48 bits of a digest: a whole number that JSON carries exactly. */
    private static JsonNode fingerprint(JsonNode formulas, Scope scope) throws IOException {
        JsonNode all = of(formulas, scope);
        String text = new Notation(HisAmounts.FEN)
                .json(all == null ? NODES.arrayNode() : all)
                .toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < 6; i++) {
                number = number << 8 | digest[i] & 0xFF;
            }
            return NODES.numberNode(number);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
