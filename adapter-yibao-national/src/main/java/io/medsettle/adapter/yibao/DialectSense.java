package io.medsettle.adapter.yibao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.ports.insurance.CatalogueKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What single keys cannot show: what is missing, and what cannot be meant together. */
final class DialectSense {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_ ]*)}");
    private static final Set<String> KINDS =
            Arrays.stream(CatalogueKind.values()).map(Enum::name).collect(Collectors.toSet());

    private final DialectReading file;
    private final ObjectNode whole;

    private DialectSense(DialectReading file, ObjectNode whole) {
        this.file = file;
        this.whole = whole;
    }

    static void check(DialectReading file, ObjectNode whole) {
        if (file.tree.isEmpty()) {
            return;
        }
        DialectSense sense = new DialectSense(file, whole);
        sense.missing();
        sense.together();
        file.tree.path("transactions").properties().forEach(t -> {
            sense.side(List.of("transactions", t.getKey(), "in"), t.getValue().path("in"));
            sense.side(List.of("transactions", t.getKey(), "out"), t.getValue().path("out"));
        });
        file.tree.path("noSense").properties().forEach(t -> sense.mark(List.of("noSense", t.getKey()), t.getValue()));
        sense.constants(List.of("envelope", "extra"), file.tree.path("envelope").path("extra"));
        sense.catalogues();
        if (!whole.path("verified").asBoolean(false)) {
            file.hint(file.tree.has("verified") ? List.of("verified") : List.of(), "未经联调确认 (verified), 生产环境会拒绝");
        }
    }

    private void missing() {
        for (String key : DialectRules.REQUIRED) {
            JsonNode node = whole;
            for (String part : key.split("\\.")) {
                node = node.path(part);
            }
            boolean wrong = file.findings.stream().anyMatch(f -> f.place().equals(key));
            if (node.isMissingNode() && !wrong) {
                file.findings.add(new DialectFinding(true, 0, key, "缺少这个键, 也没有可以继承的 (extends)"));
            }
        }
    }

    private void together() {
        boolean sealed = whole.path("sealed").asBoolean(false);
        if (sealed && whole.path("signature").asText().equals("NONE")) {
            file.error(List.of("sealed"), "密文串要求签名: signature 写 SM2 或 SM3");
        }
        boolean signsIn = whole.path("signIn").path("needed").asBoolean(true);
        if (!signsIn && whole.path("transactions").has("9001")) {
            file.error(List.of("signIn", "needed"), "不需要签到, 却定义了 9001 的写法");
        }
        if (file.tree.path("paths").size() > 0 && !whole.path("paths").has("*")) {
            file.error(List.of("paths"), "缺少 \"*\": 没有列出的交易用哪个路径");
        }
        JsonNode reversible = whole.path("reversible");
        reversible.forEach(r -> {
            if (!Set.of("2102", "2103", "2207", "2208", "2304", "2305", "2401").contains(r.asText())) {
                file.error(List.of("reversible"), r.asText() + " 在任何版本都不能冲正");
            }
        });
    }

    private void side(List<String> place, JsonNode side) {
        twice(with(place, "nodes"), side.path("nodes"), "两个节点改成了同一个名字");
        twice(with(place, "rename"), side.path("rename"), "两个字段改成了同一个名字");
        side.path("drop").forEach(d -> {
            if (side.path("rename").has(d.asText())) {
                file.error(with(place, "drop"), d.asText() + " 既删除又改名");
            }
        });
        side.path("add").properties().forEach(node -> {
            constants(with(with(place, "add"), node.getKey()), node.getValue());
            node.getValue().properties().forEach(m -> {
                if (side.path("rename").has(m.getKey())) {
                    file.error(with(with(with(place, "add"), node.getKey()), m.getKey()), "既附加又改名");
                }
            });
        });
        side.path("values")
                .properties()
                .forEach(f -> twice(with(with(place, "values"), f.getKey()), f.getValue(), "两个取值对照到同一个, 无法还原"));
    }

    /** A transaction that is named is marked somewhere; one that needs no mark is not named. */
    private void mark(List<String> place, JsonNode nodes) {
        boolean marked = false;
        for (Map.Entry<String, JsonNode> node : nodes.properties()) {
            constants(with(place, node.getKey()), node.getValue());
            marked |= !node.getValue().isEmpty();
        }
        if (!marked) {
            file.error(place, "没有写出标志的字段; 不需要标志的交易请不要列出");
        }
    }

    private void twice(List<String> place, JsonNode map, String text) {
        Map<String, String> seen = new HashMap<>();
        map.properties().forEach(e -> {
            String before = seen.put(e.getValue().asText(), e.getKey());
            if (before != null) {
                file.error(with(place, e.getKey()), text + ": " + before + ", " + e.getKey());
            }
        });
    }

    private void constants(List<String> place, JsonNode map) {
        map.properties().forEach(e -> {
            Matcher words = PLACEHOLDER.matcher(e.getValue().asText());
            while (words.find()) {
                if (!DialectRules.PLACEHOLDERS.contains(words.group(1))) {
                    file.error(with(place, e.getKey()), "没有占位符 {" + words.group(1) + "}");
                }
            }
        });
    }

    private void catalogues() {
        file.tree.path("catalogues").properties().forEach(c -> {
            List<String> place = List.of("catalogues", c.getKey());
            if (!KINDS.contains(c.getKey())) {
                file.error(place, "没有这种目录");
                return;
            }
            JsonNode now = whole.path("catalogues").path(c.getKey());
            if (!now.has("infno") || !now.has("paged") || !now.path("columns").has("code")) {
                file.error(place, "目录要写明 infno, paged 和 columns.code");
            }
            boolean paged = now.path("paged").asBoolean(false);
            c.getValue().path("columns").properties().forEach(col -> {
                if (paged == col.getValue().asText().matches("\\d+")) {
                    file.error(with(with(place, "columns"), col.getKey()), paged ? "分页目录写字段名" : "下载目录写列号");
                }
            });
        });
    }

    private static List<String> with(List<String> place, String more) {
        List<String> longer = new java.util.ArrayList<>(place);
        longer.add(more);
        return longer;
    }
}
