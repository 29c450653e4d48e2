package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.Entry.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads entries, converters and conditions. */
final class EntryReader {
    private static final Set<String> KEYS = Set.of(
            "field",
            "from",
            "to",
            "const",
            "body",
            "signature",
            "each",
            "fields",
            "req",
            "max",
            "enum",
            "conv",
            "when",
            "block",
            "sensitive",
            "type",
            "encrypt",
            "mustEqual",
            "n",
            "at",
            "length");
    private static final Pattern TEST = Pattern.compile("(!?)([A-Za-z]+\\.[A-Za-z]+)(?: *(!?=) *([A-Za-z0-9_|]+))?");
    private static final Pattern FIELD = Pattern.compile("[^\\s.]+(\\.[^\\s.]+)*");

    private final boolean moneyIsNumber;

    EntryReader(boolean moneyIsNumber) {
        this.moneyIsNumber = moneyIsNumber;
    }

    List<Entry> list(ProfileNode node) {
        return node.items().stream().map(each -> entry(each, false)).toList();
    }

    Column column(ProfileNode node) {
        Map<String, ProfileNode> keys = node.map(KEYS);
        ProfileNode place = keys.containsKey("n") ? keys.get("n") : keys.get("at");
        int at = place == null ? 0 : place.number();
        if (at < 1) {
            node.wrong("列没有位置, 请写 n 或 at");
        }
        int length =
                Optional.ofNullable(keys.get("length")).map(ProfileNode::number).orElse(0);
        return new Column(at, length, entry(node, true));
    }

    private Entry entry(ProfileNode node, boolean column) {
        Map<String, ProfileNode> keys = node.map(KEYS);
        String field = text(keys, "field");
        if (!column && !FIELD.matcher(field).matches()) {
            node.wrong("字段没有名称 (field)");
        }
        String constant = text(keys, "const");
        Source source = source(node, keys, constant);
        List<Converter> conv =
                Optional.ofNullable(keys.get("conv")).map(this::converters).orElse(List.of());
        boolean money = conv.stream().anyMatch(step -> step.name() == Converter.Name.MONEY);
        String type = text(keys, "type");
        if (!type.isEmpty() && !type.equals("STRING") && !type.equals("NUMBER")) {
            node.wrong("type 应为 STRING 或 NUMBER");
        }
        return new Entry(
                node.spot(),
                field,
                source,
                path(keys),
                constant,
                mandatory(keys),
                Optional.ofNullable(keys.get("max")).map(ProfileNode::number).orElse(0),
                text(keys, "enum"),
                conv,
                Optional.ofNullable(keys.get("when")).map(this::condition).orElse(Condition.ALWAYS),
                text(keys, "block"),
                flag(keys, "sensitive"),
                type.isEmpty() ? money && moneyIsNumber : type.equals("NUMBER"),
                flag(keys, "encrypt"),
                text(keys, "mustEqual"),
                Optional.ofNullable(keys.get("fields")).map(this::list).orElse(List.of()));
    }

    private static Source source(ProfileNode node, Map<String, ProfileNode> keys, String constant) {
        List<Source> told = new ArrayList<>();
        add(told, keys.containsKey("from"), Source.FROM);
        add(told, keys.containsKey("to"), Source.TO);
        add(told, keys.containsKey("each"), Source.EACH);
        add(told, flag(keys, "body"), Source.BODY);
        add(told, flag(keys, "signature"), Source.SIGNATURE);
        add(told, told.isEmpty() && keys.containsKey("const"), Source.CONST);
        if (told.size() != 1 || !constant.isEmpty() && told.get(0) != Source.CONST && told.get(0) != Source.TO) {
            node.wrong("字段 " + text(keys, "field") + " 应恰有 from, to, const, body, signature, each 之一");
        }
        return told.isEmpty() ? Source.CONST : told.get(0);
    }

    private static void add(List<Source> told, boolean there, Source source) {
        if (there) {
            told.add(source);
        }
    }

    private static String path(Map<String, ProfileNode> keys) {
        return List.of("from", "to", "each").stream()
                .filter(keys::containsKey)
                .findFirst()
                .map(key -> text(keys, key))
                .orElse("");
    }

    private static boolean mandatory(Map<String, ProfileNode> keys) {
        ProfileNode node = keys.get("req");
        if (node == null) {
            return false;
        }
        if (!List.of("M", "C", "O").contains(node.text())) {
            node.wrong("req 应为 M, C 或 O");
        }
        return node.text().equals("M");
    }

    private List<Converter> converters(ProfileNode node) {
        return (node.isList() ? node.items() : List.of(node))
                .stream().flatMap(each -> converter(each).stream()).toList();
    }

    private static Optional<Converter> converter(ProfileNode node) {
        if (node.isText()) {
            return named(node, node.text(), List.of());
        }
        Map<String, ProfileNode> map = node.map();
        if (map.size() != 1) {
            node.wrong("转换应为一个名称, 或一个 {名称: 参数}");
            return Optional.empty();
        }
        Map.Entry<String, ProfileNode> only = map.entrySet().iterator().next();
        return named(node, only.getKey(), only.getValue().texts());
    }

    private static Optional<Converter> named(ProfileNode node, String word, List<String> told) {
        Optional<Converter.Name> name = Arrays.stream(Converter.Name.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (name.isEmpty()) {
            node.wrong("没有这种转换: " + word);
            return Optional.empty();
        }
        Optional<Converter> made = make(name.get(), told);
        if (made.isEmpty()) {
            node.wrong("转换 " + word + " 的参数不对");
        }
        return made;
    }

    private static Optional<Converter> make(Converter.Name name, List<String> told) {
        String first = told.isEmpty() ? "" : told.get(0);
        return switch (name) {
            case MONEY ->
                told.isEmpty() || told.size() == 1 && List.of("FEN", "YUAN_2").contains(first)
                        ? Optional.of(new Converter(name, first, 0, 0))
                        : Optional.empty();
            case DATE -> told.size() <= 1 ? Optional.of(new Converter(name, first, 0, 0)) : Optional.empty();
            case DEFAULT, PREFIX -> told.size() == 1 ? Optional.of(new Converter(name, first, 0, 0)) : Optional.empty();
            case TRUNCATE ->
                told.size() == 1 && isCount(first)
                        ? Optional.of(new Converter(name, "", Integer.parseInt(first), 0))
                        : Optional.empty();
            case PAD_LEFT ->
                told.size() == 2 && isCount(first) && told.get(1).length() == 1
                        ? Optional.of(new Converter(name, told.get(1), Integer.parseInt(first), 0))
                        : Optional.empty();
            case MASK ->
                told.size() == 2 && isCount(first) && isCount(told.get(1))
                        ? Optional.of(new Converter(name, "", Integer.parseInt(first), Integer.parseInt(told.get(1))))
                        : Optional.empty();
            case BOOL01, UPPER, LOWER, SM3, BASE64, JSON_STRING ->
                told.isEmpty() ? Optional.of(new Converter(name, "", 0, 0)) : Optional.empty();
        };
    }

    private static boolean isCount(String text) {
        return text.matches("[0-9]{1,4}");
    }

    private Condition condition(ProfileNode node) {
        List<Condition.Test> tests = new ArrayList<>();
        for (String term : node.text().split("&", -1)) {
            Matcher matcher = TEST.matcher(term.strip());
            if (!matcher.matches() || Term.of(matcher.group(2)).isEmpty() || bothWays(matcher)) {
                node.wrong("条件看不懂: " + term.strip());
                continue;
            }
            Set<String> words = matcher.group(4) == null
                    ? Set.of()
                    : new TreeSet<>(List.of(matcher.group(4).split("\\|", -1)));
            boolean not = matcher.group(1).equals("!") || "!=".equals(matcher.group(3));
            tests.add(new Condition.Test(matcher.group(2), not, words));
        }
        return new Condition(tests);
    }

    private static boolean bothWays(Matcher matcher) {
        return matcher.group(1).equals("!") && matcher.group(3) != null;
    }

    private static String text(Map<String, ProfileNode> keys, String key) {
        ProfileNode node = keys.get(key);
        return node == null ? "" : node.text();
    }

    private static boolean flag(Map<String, ProfileNode> keys, String key) {
        ProfileNode node = keys.get(key);
        return node != null && node.flag();
    }
}
