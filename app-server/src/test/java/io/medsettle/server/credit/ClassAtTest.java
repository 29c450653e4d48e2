package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.credit.PatientClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassAtTest {
    private static CreditRules rules(long mostFen, Map<String, Long> ofClass) {
        return rules(mostFen, ofClass, CreditRules.CHARGE);
    }

    static CreditRules rules(long mostFen, Map<String, Long> ofClass, String depositMode) {
        return new CreditRules(
                true,
                List.of(PatientClass.values()),
                true,
                true,
                18,
                mostFen,
                0,
                ofClass,
                List.of(),
                List.of(),
                List.of("4401"),
                List.of("440199"),
                Duration.ofMinutes(10),
                Duration.ofSeconds(8),
                Duration.ofMinutes(10),
                4,
                10,
                "CREDIT_GZ",
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                depositMode);
    }

    @ParameterizedTest
    @CsvSource({
        "440100, GZ_CITY",
        "440106, GZ_CITY",
        "440199, GZ_DIRECT",
        "440600, PROVINCE_OTHER",
        "430100, NATIONAL_OTHER"
    })
    void the_insured_place_tells_the_class(String admdvs, PatientClass expected) {
        assertThat(rules(0, Map.of()).classAt(admdvs, "440100")).isEqualTo(expected);
    }

    @Test
    void how_a_deposit_is_secured_is_refused_by_name_where_it_cannot_be_done_right() {
        assertThat(rules(0, Map.of(), "WAIVE").depositMode()).isEqualTo(CreditRules.WAIVE);
        assertThatThrownBy(() -> rules(0, Map.of(), "PREAUTH"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("medsettle.credit.deposit-mode")
                .hasMessageContaining("不支持 PREAUTH")
                .hasMessageContaining("CHARGE")
                .hasMessageContaining("WAIVE");
        assertThatThrownBy(() -> rules(0, Map.of(), "HOLD"))
                .hasMessageContaining("medsettle.credit.deposit-mode: 应为 CHARGE")
                .hasMessageContaining("HOLD");
    }

    @Test
    void the_smaller_of_both_limits_holds_and_nought_is_no_limit() {
        assertThat(rules(0, Map.of()).mostFen(PatientClass.SELF)).isZero();
        assertThat(rules(100, Map.of("self", 70L)).mostFen(PatientClass.SELF)).isEqualTo(70);
        assertThat(rules(100, Map.of("self", 170L)).mostFen(PatientClass.SELF)).isEqualTo(100);
        assertThat(rules(0, Map.of("gz-city", 50L)).mostFen(PatientClass.GZ_CITY))
                .isEqualTo(50);
        assertThat(rules(100, Map.of("gz-city", 50L)).mostFen(PatientClass.GZ_DIRECT))
                .isEqualTo(100);
    }
}
