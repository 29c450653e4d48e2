package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A day's reconciliation as the finance department sees it. */
final class Reconciling {
    static final String ROOT = "/api/v1/reconciliation/";
    private static final Duration LONG = Duration.ofSeconds(Boolean.getBoolean("medsettle.proof") ? 600 : 60);

    private final Edge finance;
    private final LocalDate day;

    Reconciling(Gateway gateway, LocalDate day) {
        finance = gateway.as("finance");
        this.day = day;
    }

    Said start(boolean again) {
        return finance.post(ROOT + day + "/runs", Map.of("again", again));
    }

    Said look() {
        return finance.get(ROOT + day);
    }

    /** Started, and waited for. */
    Said run(boolean again) {
        Said started = start(again);
        assertThat(started.status()).as(started.text()).isIn(200, 202);
        return over();
    }

    Said over() {
        return Clinic.until(this::look, said -> List.of("FINISHED", "WAITING").contains(said.text("state")), LONG);
    }

    List<JsonNode> findings() {
        return findings("");
    }

    /** All findings, a small page at a time. */
    List<JsonNode> findings(String query) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            Said page = finance.get(ROOT + day + "/findings?size=7&after=" + after + query);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().path("findings").forEach(all::add);
            after = page.text("next");
        } while (!after.isEmpty());
        return all;
    }

    Said finding(String id) {
        Said said = finance.get(ROOT + day + "/findings/" + id);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said;
    }

    Said remedy(String id, Map<String, Object> wish) {
        return finance.post(ROOT + day + "/findings/" + id + "/remedies", wish);
    }

    /** What was found, one line each: source, class, form, key, what theirs is more than ours. */
    List<String> told(List<JsonNode> findings) {
        return findings.stream().map(Reconciling::line).sorted().toList();
    }

    static String line(JsonNode f) {
        return String.join(
                " ",
                f.path("source").asText(),
                f.path("difference").asText(),
                f.path("form").asText(),
                f.path("key").asText(),
                f.path("differenceFen").asText());
    }

    Said get(String path) {
        return finance.get(ROOT + path);
    }
}
