package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a profile as its author would: every problem with its line, what is wrong, and what may stand there. */
public final class ProfileCheck {
    private static final Set<String> CHARSETS = Set.of("UTF-8", "GBK", "GB18030");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,63}";

    private final List<String> problems = new ArrayList<>();
    private final JsonLines lines;

    private ProfileCheck(JsonLines lines) {
        this.lines = lines;
    }

    /** Problems in order of their lines, each as {@code line 12: …}; empty if the profile can be used. */
    public static List<String> problems(String text) {
        try {
            ProfileCheck check = new ProfileCheck(new JsonLines(text));
            check.profile(new ObjectMapper().readTree(text));
            return check.problems.stream()
                    .sorted((a, b) -> Integer.compare(line(a), line(b)))
                    .toList();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return List.of("line " + line + ": 不是合法的 JSON: " + e.getOriginalMessage());
        }
    }

    private static int line(String problem) {
        return Integer.parseInt(problem.substring(5, problem.indexOf(':')));
    }

    private void wrong(String at, String what) {
        problems.add("line " + lines.of(at) + ": " + at + " " + what);
    }

    private void profile(JsonNode root) {
        Set<String> known = Set.of(
                "name",
                "title",
                "verified",
                "notes",
                "transport",
                "envelope",
                "amounts",
                "capabilities",
                "values",
                "operations");
        onlyKnown("", root, known);
        matches("/name", root.path("name"), "[a-z0-9-]{1,32}");
        if (!root.path("verified").isBoolean()) {
            wrong("/verified", "应为 true 或 false");
        }
        oneOf("/amounts", root.path("amounts"), Set.of("FEN", "YUAN"));
        transport(root.path("transport"));
        envelope(root.path("envelope"));
        root.path("capabilities").properties().forEach(flag -> {
            if (!flag.getKey().equals("insuranceOwner") && !flag.getValue().isBoolean()) {
                wrong("/capabilities/" + flag.getKey(), "应为 true 或 false");
            }
        });
        if (!root.path("operations").isObject() || root.path("operations").isEmpty()) {
            wrong("/operations", "至少要有一个交易");
        }
        root.path("operations")
                .properties()
                .forEach(o -> operation("/operations/" + o.getKey(), o.getKey(), o.getValue()));
    }

    private void transport(JsonNode part) {
        String at = "/transport";
        onlyKnown(at, part, Set.of("kind", "path", "query", "charset", "shape", "namespace", "parameter"));
        oneOf(at + "/kind", part.path("kind"), Set.of("HTTP_JSON", "HTTP_XML", "SOAP_STRING"));
        oneOf(at + "/charset", part.path("charset"), CHARSETS);
        if (CHARSETS.contains(part.path("charset").asText())
                && !Charset.isSupported(part.path("charset").asText())) {
            wrong(at + "/charset", "本机不支持");
        }
        matches(at + "/path", part.path("path"), "(/[A-Za-z0-9._~{}-]+)+");
        if (part.path("kind").asText().equals("SOAP_STRING")) {
            oneOf(at + "/shape", part.path("shape"), Set.of("INVOKE", "METHOD"));
            matches(at + "/parameter", part.path("parameter"), NAME);
            matches(at + "/namespace", part.path("namespace"), "\\S{1,200}");
        } else if (part.path("kind").asText().startsWith("HTTP_")
                && !part.path("path").asText().contains("{service}")) {
            matches(at + "/query", part.path("query"), NAME);
        }
    }

    private void envelope(JsonNode part) {
        String at = "/envelope";
        onlyKnown(
                at,
                part,
                Set.of(
                        "form", "format", "request", "answer", "service", "code", "message", "codes", "head", "sign",
                        "body"));
        oneOf(at + "/form", part.path("form"), Set.of("PLAIN", "HEAD_BODY"));
        oneOf(at + "/format", part.path("format"), Set.of("XML", "JSON"));
        if (part.path("format").asText().equals("XML")) {
            matches(at + "/request", part.path("request"), NAME);
            matches(at + "/answer", part.path("answer"), NAME);
        }
        if (part.path("form").asText().equals("HEAD_BODY")) {
            oneOf(at + "/body", part.path("body"), Set.of("XML", "CDATA_XML", "CDATA_JSON"));
            formula(at + "/head", part.path("head"), Set.of("call", "site", "profile"));
        } else {
            matches(at + "/code", part.path("code"), NAME);
            codes(at + "/codes", part.path("codes"));
        }
        if (part.has("sign")) {
            matches(at + "/sign/field", part.path("sign").path("field"), NAME);
            formula(at + "/sign/over", part.path("sign").path("over"), Set.of("call", "site", "profile"));
        }
    }

    private void codes(String at, JsonNode codes) {
        if (!codes.isObject() || codes.isEmpty()) {
            wrong(at, "缺少代码表: 对方代码 → 本方代码");
        }
        codes.properties().forEach(c -> matches(at + "/" + c.getKey(), c.getValue(), "0|0P|\\d{4}"));
    }

    private void operation(String at, String id, JsonNode operation) {
        if (!id.matches("[A-Z]\\d{2}[A-Z]?")) {
            wrong(at, "不是交易编号 (如 O07)");
        }
        Set<String> stepWords = Set.of("service", "question", "send", "rules", "when", "codes");
        Set<String> known = new HashSet<>(Set.of("path", "steps", "answer", "notes"));
        known.addAll(stepWords);
        onlyKnown(at, operation, known);
        matches(at + "/path", operation.path("path"), "(/[A-Za-z0-9._~-]+|/\\{[A-Za-z]+\\})+");
        if (!operation.has("service") && !operation.has("steps")) {
            wrong(at, "缺少 service 或 steps (不调用对方时写 \"steps\": [])");
        }
        Set<String> seen = new HashSet<>(Set.of("request", "path", "call", "site", "profile"));
        if (operation.has("service")) {
            step(at, operation, seen, "far");
        }
        int i = 0;
        for (JsonNode step : operation.path("steps")) {
            String here = at + "/steps/" + i++;
            matches(here + "/name", step.path("name"), "[a-z][A-Za-z]{0,15}");
            Set<String> words = new HashSet<>(stepWords);
            words.add("name");
            onlyKnown(here, step, words);
            step(here, step, seen, step.path("name").asText());
        }
        if (operation.has("answer")) {
            formula(at + "/answer", operation.path("answer"), seen);
        } else if (!operation.has("service") && operation.path("steps").isEmpty()) {
            wrong(at, "不调用对方的交易须写 answer");
        }
    }

    private void step(String at, JsonNode step, Set<String> seen, String name) {
        matches(at + "/service", step.path("service"), NAME);
        if (step.has("when")) {
            condition(at + "/when", step.path("when"), seen);
        }
        if (step.has("send")) {
            formula(at + "/send", step.path("send"), seen);
        }
        if (step.has("codes")) {
            codes(at + "/codes", step.path("codes"));
        }
        if (!seen.add(name)) {
            wrong(at + "/name", "重名: " + name);
        }
        int i = 0;
        for (JsonNode rule : step.path("rules")) {
            String here = at + "/rules/" + i++;
            onlyKnown(here, rule, Set.of("if", "code", "message"));
            matches(here + "/code", rule.path("code"), "0P|\\d{4}");
            condition(here + "/if", rule.path("if"), seen);
        }
    }

    private void condition(String at, JsonNode condition, Set<String> seen) {
        String word = condition.size() == 1 ? condition.fieldNames().next() : "";
        if (!Condition.WORDS.contains(word)) {
            wrong(
                    at,
                    "应为下列之一: "
                            + String.join(" ", Condition.WORDS.stream().sorted().toList()));
            return;
        }
        formula(at + "/" + word, condition.path(word), seen);
        boolean pair = word.equals("differ") || word.equals("less");
        if (pair && condition.path(word).size() != 2
                || word.equals("is") && condition.path(word).size() < 2) {
            wrong(at + "/" + word, pair ? "应有两个值" : "应有一个值和至少一个代码");
        }
    }

    private void formula(String at, JsonNode formula, Set<String> seen) {
        if (formula.isTextual()) {
            String text = formula.textValue();
            String root = text.startsWith("$") ? text.substring(1).split("\\.", -1)[0] : "";
            if (text.startsWith("$") && !seen.contains(root)) {
                wrong(at, "此处没有 $" + root + ", 只有 " + seen.stream().sorted().toList());
            }
        } else if (formula.isArray()) {
            for (int i = 0; i < formula.size(); i++) {
                formula(at + "/" + i, formula.path(i), seen);
            }
        } else if (formula.isObject()) {
            String word = Formula.word(formula);
            if (word.isEmpty()) {
                formula.properties().forEach(f -> field(at, f.getKey(), f.getValue(), seen));
            } else {
                worded(at, word, formula, seen);
            }
        }
    }

    private void field(String at, String name, JsonNode value, Set<String> seen) {
        if (!name.matches(NAME)) {
            wrong(at + "/" + name, "不能作为字段名");
        }
        formula(at + "/" + name, value, seen);
    }

    private void worded(String at, String word, JsonNode formula, Set<String> seen) {
        Set<String> beside =
                new HashSet<>(Formula.WORDS.getOrDefault(word, Formula.MORE_WORDS.getOrDefault(word, Set.of())));
        beside.add(word);
        onlyKnown(at, formula, beside);
        formula(at + "/" + word, formula.path(word), seen);
        Set<String> inner = new HashSet<>(seen);
        if (word.equals("$each") || word.equals("$pick")) {
            inner.add("it");
        }
        formula(at + "/give", formula.path("give"), inner);
        formula(at + "/else", formula.path("else"), seen);
        for (String filter : List.of("where", "unless")) {
            formula.path(filter).properties().forEach(f -> {
                if (!f.getValue().isArray()) {
                    wrong(at + "/" + filter + "/" + f.getKey(), "应为代码列表");
                }
            });
        }
        JsonNode means = formula.path("means");
        if (word.equals("$code") && !means.isObject() && !means.asText().startsWith("$profile.")) {
            wrong(at, "缺少 means: 代码 → 值, 或 $profile.values 下的代码表");
        }
        if (means.isObject()) {
            means.properties().forEach(m -> formula(at + "/means/" + m.getKey(), m.getValue(), seen));
        }
        boolean lists = Set.of("$sum", "$first", "$text", "$fingerprint").contains(word);
        if (lists && !formula.path(word).isArray()) {
            wrong(at + "/" + word, "应为列表");
        }
        if (Set.of("$time", "$day").contains(word)) {
            pattern(at + "/pattern", formula.path("pattern").asText());
        }
    }

    private void pattern(String at, String pattern) {
        try {
            if (pattern.isEmpty()
                    || DateTimeFormatter.ofPattern(pattern).toString().isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        } catch (IllegalArgumentException e) {
            wrong(at, "不是时间格式");
        }
    }

    private void onlyKnown(String at, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            wrong(at.isEmpty() ? "/" : at, "缺失或不是对象");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(at + "/" + name, "未知的词, 可用: " + known.stream().sorted().toList());
            }
        });
    }

    private void oneOf(String at, JsonNode value, Set<String> allowed) {
        if (!value.isTextual() || !allowed.contains(value.textValue())) {
            wrong(at, "应为下列之一: " + String.join(" ", allowed.stream().sorted().toList()));
        }
    }

    private void matches(String at, JsonNode value, String pattern) {
        if (!value.isTextual() || !value.textValue().matches(pattern)) {
            wrong(at, "缺失或格式不符: " + pattern);
        }
    }
}
