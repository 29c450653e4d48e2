package io.medsettle.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exhibit of a finding as its page shows it.
 *
 * @param words what it is
 * @param number our number, "" where no row belongs to it
 * @param farNumber theirs
 * @param amount whole amount of the row, "" without one
 * @param parts who bears it
 * @param time when the far side says it was
 * @param labels what else the line told
 */
record EvidenceLine(
        String words, String number, String farNumber, String amount, String parts, String time, String labels) {
    private static final Map<String, String> PARTS =
            Map.of("FUND", "统筹基金", "ACCOUNT", "个人账户", "CASH", "个人现金", "OTHER", "其他", "HOSPITAL", "医院负担", "WHOLE", "合计");

    static List<EvidenceLine> of(@Nullable JsonNode evidence) {
        List<EvidenceLine> lines = new ArrayList<>();
        if (evidence != null) {
            evidence.forEach(e -> lines.add(one(e.path("words").asText(), e.path("row"))));
        }
        return lines;
    }

    private static EvidenceLine one(String words, JsonNode row) {
        List<String> parts = new ArrayList<>();
        row.path("parts")
                .properties()
                .forEach(p -> parts.add(PARTS.getOrDefault(p.getKey(), p.getKey()) + " "
                        + Yuan.of(p.getValue().asLong())));
        List<String> labels = new ArrayList<>();
        row.path("labels")
                .properties()
                .forEach(p -> labels.add(p.getKey() + "=" + p.getValue().asText()));
        return new EvidenceLine(
                words,
                row.path("number").asText(),
                row.path("farNumber").asText(),
                row.has("fen") ? Yuan.of(row.path("fen").asLong()) : "",
                String.join(", ", parts),
                Times.of(row.path("time").asText()),
                String.join(", ", labels));
    }
}
