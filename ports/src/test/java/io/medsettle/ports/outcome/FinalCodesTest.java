package io.medsettle.ports.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinalCodesTest {
    private enum Call {
        PAY,
        REFUND,
        OTHER
    }

    private static final String HEAD = "calls | code | final | after doubt | meaning\n";
    private static final FinalCodes<Call> CODES = codes("""
            *  | EVERYWHERE | yes | no  | 到处
            P  | CLOSED     | yes | yes | 已关闭
            R  | CLOSED     | no  | no  | 可能已退
            PR | BUSY       | no  | no  | 繁忙
            """);

    private static FinalCodes<Call> codes(String lines) {
        return FinalCodes.of(Call.class, Map.of("P", Call.PAY, "R", Call.REFUND), HEAD + lines);
    }

    @Test
    void a_code_is_firm_for_the_calls_it_is_listed_for_and_for_no_other() {
        assertThat(CODES.firm(Call.PAY, false, List.of("CLOSED"))).isTrue();
        assertThat(CODES.firm(Call.REFUND, false, List.of("CLOSED"))).isFalse();
        assertThat(CODES.firm(Call.OTHER, false, List.of("CLOSED"))).isFalse();
        assertThat(CODES.firm(Call.OTHER, false, List.of("EVERYWHERE"))).isTrue();
        assertThat(CODES.firm(Call.PAY, false, List.of("UNHEARD"))).isFalse();
        assertThat(CODES.firm(Call.PAY, false, List.of())).isFalse();
    }

    @Test
    void after_a_doubt_only_the_second_column_lets_go() {
        assertThat(CODES.firm(Call.PAY, true, List.of("EVERYWHERE"))).isFalse();
        assertThat(CODES.firm(Call.PAY, true, List.of("CLOSED"))).isTrue();
    }

    @Test
    void the_first_name_that_is_listed_decides() {
        assertThat(CODES.firm(Call.PAY, false, List.of("BUSY", "CLOSED"))).isFalse();
        assertThat(CODES.firm(Call.PAY, false, List.of("UNHEARD", "CLOSED"))).isTrue();
        assertThat(CODES.lists(Call.PAY, "BUSY")).isTrue();
        assertThat(CODES.lists(Call.OTHER, "BUSY")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P | A | yes | no",
                "P | A | yes | maybe | 说明",
                "X | A | yes | no | 说明",
                "P | A | yes | no | 一\nPR | A | no | no | 二"
            })
    void a_table_that_is_not_of_the_form_is_refused(String lines) {
        assertThatThrownBy(() -> codes(lines)).isInstanceOf(IllegalArgumentException.class);
    }
}
