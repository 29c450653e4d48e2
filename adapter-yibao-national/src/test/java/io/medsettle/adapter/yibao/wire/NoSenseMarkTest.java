package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.ProfileCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 无感支付标志: a region's own word, laid into the region's own message, never invented. */
class NoSenseMarkTest {
    private static final String HEAD = "{\n\"name\": \"x\",\n\"extends\": \"baseline\",\n\"verified\": true,\n";

    private static JsonNode out(CoreDialect dialect, String infno, String input) {
        Words words = new Words(Platform.speaking(dialect), infno, new Sending("1", "", ""), "", Sample.MORNING);
        Map<String, Map<String, String>> mark =
                dialect.noSense().map(m -> m.of(infno)).orElseThrow();
        return Shaping.outward(dialect.manner(infno), mark, (ObjectNode) json(input), words);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"')).orElseThrow();
    }

    @Test
    void it_joins_what_already_stands_in_the_extension_field() {
        JsonNode sent = out(
                CoreDialect.builtIn("baseline-no-sense"),
                "2401",
                "{'mdtrtinfo':{'exp_content':'{\\'IPT_TYPE\\':\\'1\\'}'}}".replace("\\'", "\\\""));

        JsonNode content = json(sent.path("mdtrtinfo").path("exp_content").asText());
        assertThat(content.path("IPT_TYPE").asText()).isEqualTo("1");
        assertThat(content.path("PAY_MODE").asText()).isEqualTo("2");
    }

    @Test
    void it_wins_over_the_word_for_mobile_payment() {
        JsonNode sent = out(CoreDialect.builtIn("municipal"), "2207", "{'data':{'psn_no':'1'}}");

        assertThat(sent.path("data").path("exp_content").asText()).isEqualTo("{\"PAY_MODE\":\"2\"}");
    }

    @Test
    void it_is_put_into_the_node_before_that_gets_the_regions_name() {
        JsonNode sent = out(CoreDialect.builtIn("guangzhou"), "2304", "{'data':{'psn_no':'1'}}");

        assertThat(sent.path("mdtrtinfo").path("exp_content").asText()).isEqualTo("{\"PAY_MODE\":\"2\"}");
    }

    @Test
    void a_field_of_its_own_will_do_as_well() {
        CoreDialect dialect = CoreDialect.of(HEAD + "\"noSense\": {\"2207\": {\"data\": {\"wg_flag\": \"Y\"}}}}");

        assertThat(out(dialect, "2207", "{'data':{'psn_no':'1'}}")
                        .path("data")
                        .path("wg_flag")
                        .asText())
                .isEqualTo("Y");
        assertThat(out(dialect, "2206", "{'data':{'psn_no':'1'}}").path("data").has("wg_flag"))
                .isFalse();
    }

    @Test
    void the_baseline_knows_none_and_an_empty_section_says_that_none_is_wanted() {
        assertThat(CoreDialect.baseline().noSense()).isEmpty();
        assertThat(CoreDialect.of(HEAD + "\"noSense\": {}}").noSense()).isPresent();
    }

    @Test
    void a_transaction_that_is_named_without_a_mark_is_an_error_with_its_line() {
        assertThat(ProfileCheck.of(HEAD + "\"noSense\": {\"2207\": {}}}"))
                .anySatisfy(finding -> assertThat(finding).contains("第 5 行").contains("noSense.2207"));
        assertThat(ProfileCheck.of(HEAD + "\"noSense\": {\"settle\": {\"data\": {\"a\": \"1\"}}}}"))
                .anySatisfy(finding -> assertThat(finding).contains("没有这个键"));
    }
}
