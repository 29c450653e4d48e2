package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.fixtures.yibao.PayMarkSeen;
import io.medsettle.sandbox.CounterManner;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** 市直: a platform of its own with keys of its own, which wants to be told that no card was read. */
class MunicipalTest {
    /** No-sense payment: mark 2. */
    @Nested
    class NoSense extends AnyManner {
        NoSense() {
            super(CounterManner.municipal(true), Map.of());
        }

        private void marked(String... infnos) {
            assertThat(gateway().world().yibao().payMarks())
                    .extracting(PayMarkSeen::infno)
                    .contains(infnos);
            assertThat(gateway().world().yibao().payMarks())
                    .extracting(PayMarkSeen::value)
                    .containsOnly("2");
        }

        @Test
        @Covers({"A22", "A23"})
        void a_clinic_bill_is_uploaded_settled_and_undone_with_the_mark() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
            marked("1101", "2207", "2208");
        }

        @Test
        @Covers("A24")
        void a_special_disease_is_settled_as_a_clinic_bill() {
            gateway()
                    .world()
                    .yibao()
                    .entitle(Clinic.person(7).psnNo(), new Entitlement.Chronic("M03900", "高血压", "2020-10-01", ""));
            paidAndUndoneAtTheKiosk(Map.of("medType", "14"), "2206", "2207", "2208");
            assertThat(gateway().world().yibao().visits())
                    .anySatisfy(v -> assertThat(v.medType()).isEqualTo("14"));
        }

        @Test
        @Covers({"A20", "A27", "A28"})
        void a_stay_is_admitted_discharged_and_that_reversed_with_the_mark() {
            dischargedAndThatTakenBack();
            marked("2401", "2304", "2305");
        }
    }

    /** Mobile payment: mark 1. */
    @Nested
    class Mobile extends AnyManner {
        Mobile() {
            super(CounterManner.municipal(false), Map.of());
        }

        @Test
        void the_other_mark_says_mobile_payment() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
            assertThat(gateway().world().yibao().payMarks())
                    .extracting(PayMarkSeen::value)
                    .containsOnly("1");
        }
    }
}
