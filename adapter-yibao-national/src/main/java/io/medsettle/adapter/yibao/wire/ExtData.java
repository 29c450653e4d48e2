package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import java.math.BigDecimal;
import java.util.List;

/**
 * The counter platform's result that the centre passes through (mobile-pay §3.4): snake case in version 2, camel case in a
 * list in version 1, sometimes as text.
 */
final class ExtData {
    private ExtData() {}

    /** Settlement number and what reconciliation groups by. */
    static Fields notes(JsonNode extData, String hiDocSn) {
        JsonNode found = result(extData);
        return Fields.of(NoteKey.SETL_ID, first(found, List.of("setl_id", "setlId"), hiDocSn))
                .with("clrType", first(found, List.of("clr_type", "clrType"), ""))
                .with("clrWay", first(found, List.of("clr_way", "clrWay"), ""))
                .with("clrOptins", first(found, List.of("clr_optins", "clrOptins"), ""))
                .with("medinsSetlId", first(found, List.of("medins_setl_id", "medinsSetlId"), ""))
                .with(NoteKey.FUND_SUM, fen(first(found, List.of("fund_pay_sumamt", "fundPaySumamt"), "")));
    }

    /** What cannot be read is not told: nothing is booked by it. */
    private static String fen(String yuan) {
        boolean readable = yuan.strip().matches("-?[0-9]{1,14}([.][0-9]{1,2}0*)?");
        return readable
                ? Long.toString(new BigDecimal(yuan.strip()).movePointRight(2).longValueExact())
                : "";
    }

    private static JsonNode result(JsonNode extData) {
        JsonNode node = Seal.inner(extData);
        for (String name : List.of("preSetl", "setlinfo")) {
            JsonNode inner = node.path(name);
            if (!inner.isMissingNode()) {
                return inner.isArray() ? inner.path(0) : inner;
            }
        }
        return node;
    }

    private static String first(JsonNode node, List<String> names, String other) {
        return names.stream()
                .map(n -> Json.text(node.path(n)))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse(other);
    }
}
