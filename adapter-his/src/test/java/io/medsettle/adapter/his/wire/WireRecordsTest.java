package io.medsettle.adapter.his.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisAmounts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WireRecordsTest {
    private final Json json = new Json(HisAmounts.FEN);

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WireRecordsTest.class.getResourceAsStream("/golden/" + name))) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void wire_records_with_personal_data_print_none_of_it() throws IOException {
        P01Patients.Answer patients = json.read(golden("P01-answer.json").path("data"), P01Patients.Answer.class);
        O05Bundle.Answer bundle = json.read(golden("O05-answer.json").path("data"), O05Bundle.Answer.class);
        List<Object> printed =
                new ArrayList<>(List.of(patients, bundle, bundle.encounter(), bundle.diagnoses(), bundle.items()));
        printed.add(patients.patients().get(0).cards());
        printed.add(json.read(golden("P01-request.json"), P01Patients.Request.class));
        printed.add(json.read(golden("P03-request.json"), P03Identity.Request.class));
        printed.add(json.read(golden("P05-request.json"), P05Eligibility.Request.class));

        assertThat(printed.toString()).doesNotContain("测试甲", "449999195", "44999900000", "P0001", "J06", "19900000001");
    }

    @Test
    void what_is_missing_is_named_without_any_value() throws IOException {
        JsonNode data = golden("O05-answer.json").path("data");
        ((ObjectNode) data.path("encounter")).put("certNo", "");

        assertThatThrownBy(() -> json.read(data, O05Bundle.Answer.class))
                .isInstanceOf(IOException.class)
                .hasMessage("/encounter/certNo is missing");

        ((ObjectNode) data).put("version", "449999195001010117");
        assertThatThrownBy(() -> json.read(data, O05Bundle.Answer.class))
                .isInstanceOf(IOException.class)
                .hasMessage("/version is missing or malformed");
    }

    @Test
    void an_id_stands_in_a_path_whole_or_not_at_all() {
        assertThat(Call.segment("HO/1 甲?#%*~-_.")).isEqualTo("HO%2F1%20%E7%94%B2%3F%23%25%2A~-_.");
        assertThatThrownBy(() -> Call.segment("..")).isInstanceOf(IllegalArgumentException.class);
    }
}
