package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCheckTest {
    private static final String GOOD = SpokenHis.soap();

    @Test
    void the_shipped_profile_is_usable_and_not_for_production() {
        HisProfile shipped = HisProfile.shipped("his-gzjkt");

        assertThat(HisProfileCheck.problems(shipped.text())).isEmpty();
        assertThat(shipped.verified()).isFalse();
        assertThatThrownBy(shipped::inProduction)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("his-gzjkt")
                .hasMessageContaining("verified");
        assertThat(HisProfile.rest().inProduction().isRest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "6 | /transport/kind | \"SOAP_STRING\" | \"PIGEON\"",
                "8 | /transport/shape | \"INVOKE\" | \"DANCE\"",
                "11 | /transport/charset | \"GBK\" | \"EBCDIC\"",
                "19 | /envelope/head/orgCode | $site.orgCode | $sight.orgCode",
                "28 | /amounts | \"YUAN\" | \"LI\"",
                "4 | /verified | false | \"no\"",
                "31 | /operations/H01 | \"question\": true | \"qestion\": true",
                "31 | /operations/H01/path | \"/ping\" | \"ping\"",
                "32 | /operations/P01/answer/$sum | \"P01.query\", | \"P01.query\", \"answer\": {\"$sum\": \"$far.a\"},",
                "32 | /operations/P01/answer/x | \"P01.query\", | \"P01.query\", \"answer\": {\"x\": {\"$code\": \"$far.a\"}},",
                "32 | /operations/P01/answer/x | \"P01.query\", | \"P01.query\", \"answer\": {\"x\": \"$it.a\"},",
                "32 | /operations/P01/rules/0 | \"P01.query\", | \"P01.query\", \"rules\": [{\"if\": {\"odd\": 1}, \"code\": \"2000\"}],"
            })
    void what_is_wrong_is_told_with_its_line(int line, String where, String from, String to) {
        assertThat(GOOD).contains(from);

        assertThat(HisProfileCheck.problems(GOOD.replaceFirst(
                        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to))))
                .singleElement()
                .asString()
                .startsWith("line " + line + ": " + where);
    }

    @Test
    void what_is_no_json_is_told_with_its_line_and_refused() {
        String broken = GOOD.replace("\"amounts\": \"YUAN\",", "\"amounts\" \"YUAN\",");

        assertThat(HisProfileCheck.problems(broken)).singleElement().asString().startsWith("line 28: ");
        assertThatThrownBy(() -> HisProfile.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 28");
        assertThatThrownBy(() -> HisProfile.shipped("his-nowhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_check_tells_what_the_far_side_does_not_confirm() {
        StringWriter told = new StringWriter();

        boolean good = HisProfileCheck.tell(
                new PrintWriter(told, true),
                "f.json",
                HisProfile.shipped("his-gzjkt").text());

        assertThat(good).isTrue();
        assertThat(told.toString())
                .contains("未经核实", "f.json 对方不确认: O07.fundAmt", "f.json 对方不确认: F02.refundedTotal")
                .doesNotContain("O07.cashAmt", "O07.hisTradeNo", "O02.total");
    }
}
