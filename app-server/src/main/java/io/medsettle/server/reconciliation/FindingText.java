package io.medsettle.server.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Exhibit;
import io.medsettle.reconciliation.Finding;
import io.medsettle.reconciliation.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A finding's evidence as JSON, and the number that is made of its content. */
final class FindingText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_BYTES = 16;
    /** How the two rows that a finding is about are called in its evidence; other rows are there beside them. */
    private static final String OURS = "我方账簿的一笔";

    private static final String THEIRS = "对方账单的一笔";
    /** How rows begin that are only alike. */
    private static final String SUGGESTED = "仅供参考";

    private FindingText() {}

    /** What a finding is told by in any run: nothing that a further look, or another row beside it, would change. */
    static String content(String org, BusinessDay runDay, String source, Finding f) {
        return String.join(
                "|",
                org,
                runDay.text(),
                source,
                f.difference().name(),
                f.form().name(),
                f.day().text(),
                f.key(),
                f.flow().name(),
                Long.toString(f.ours()),
                Long.toString(f.theirs()),
                farNumber(f, OURS),
                farNumber(f, THEIRS));
    }

    private static String farNumber(Finding f, String words) {
        return f.evidence().stream()
                .filter(e -> e.words().equals(words))
                .flatMap(e -> e.row().stream())
                .findFirst()
                .map(Row::farNumber)
                .orElse("");
    }

    /**
     * The same content has the same number, on any node and in any run.
     *
     * @param ordinal which it is of those of equal content in its run, from 1
     */
    static String id(String content, int ordinal) {
        byte[] digest = LineDigest.sha256().digest((content + "|" + ordinal).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    static String evidence(List<Exhibit> exhibits) {
        ArrayNode all = JSON.createArrayNode();
        for (Exhibit exhibit : exhibits) {
            ObjectNode node = all.addObject().put("words", exhibit.words());
            exhibit.side().ifPresent(side -> node.put("side", side.name()));
            exhibit.row().ifPresent(row -> node.set("row", row(row)));
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence cannot be written", e);
        }
    }

    private static ObjectNode row(Row row) {
        ObjectNode node = JSON.createObjectNode()
                .put("number", row.number())
                .put("farNumber", row.farNumber())
                .put("flow", row.flow().name())
                .put("standing", row.standing().name())
                .put("day", row.day().date().toString())
                .put("fen", row.fen());
        ObjectNode parts = node.putObject("parts");
        row.split().forEach((part, fen) -> parts.put(part.name(), fen));
        row.feeFen().ifPresent(fen -> node.put("feeFen", fen));
        if (!row.time().equals(Instant.EPOCH)) {
            node.put("time", Clocks.text(row.time()));
        }
        ObjectNode labels = node.putObject("labels");
        row.labels().forEach(labels::put);
        return node;
    }

    static JsonNode read(String evidence) {
        try {
            return JSON.readTree(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence cannot be read", e);
        }
    }

    /** Their row that a finding is about; a missing node if there is none. */
    static JsonNode theirs(String evidence) {
        for (JsonNode exhibit : read(evidence)) {
            if (exhibit.path("words").asText().equals(THEIRS)) {
                return exhibit.path("row");
            }
        }
        return MissingNode.getInstance();
    }

    /** The numbers of the rows that a finding is about, ours and theirs; rows that are shown beside them for a person are not. */
    static Set<String> numbers(String evidence) {
        Set<String> numbers = new HashSet<>();
        for (JsonNode exhibit : read(evidence)) {
            if (!exhibit.path("words").asText().startsWith(SUGGESTED)) {
                numbers.add(exhibit.path("row").path("number").asText());
                numbers.add(exhibit.path("row").path("farNumber").asText());
            }
        }
        numbers.remove("");
        return numbers;
    }

    /** A label of any row in the evidence, "" if there is none. */
    static String label(String evidence, String name) {
        for (JsonNode exhibit : read(evidence)) {
            String value = exhibit.path("row").path("labels").path(name).asText();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
