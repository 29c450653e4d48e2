package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.ports.wire.WireRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenWardTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final WardScene SCENE = new WardScene();

    @BeforeAll
    static void everything_once() {
        SCENE.archive();
        SCENE.registrations();
        SCENE.admission();
        SCENE.discharge();
        SCENE.insuranceAndDetails();
        SCENE.bills();
        SCENE.remainder();
    }

    @AfterAll
    static void close() {
        SCENE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P02", "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "I01", "I02", "I02U", "I03", "I04",
                        "I05",
                "I05P", "I06", "I07", "I07B", "I07U", "I08", "I09", "I10", "I11", "S01", "S02", "S03", "S04", "O09",
                        "B01",
                "B02", "F05"
            })
    void request_and_answer_are_the_golden_ones_name_by_name(String id) throws IOException {
        WireRequest sent = SCENE.tape.sent(id);
        String body = new String(sent.body(), StandardCharsets.UTF_8);
        String query = sent.uri().getRawQuery() == null ? "" : "?" + sent.uri().getRawQuery();
        String head = sent.method() + " " + sent.uri().getRawPath() + query + " "
                + sent.headers().getOrDefault("Idempotency-Key", "-");

        String[] golden = ScriptedHis.golden("ward/" + id).split("\n", 3);
        assertThat(head).isEqualTo(golden[0]);
        assertThat(body).isEqualTo(golden[1].equals("-") ? "" : golden[1]);
        assertThat(MAPPER.readTree(SCENE.tape.answered(id))).isEqualTo(MAPPER.readTree(golden[2]));
    }
}
