package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.fixtures.yibao.PayMarkSeen;
import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.sandbox.CounterManner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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

        private int before;

        @BeforeEach
        void look() {
            before = gateway().world().yibao().payMarks().size();
        }

        /** Whatever this test sent was marked, these among it. */
        private void marked(String... infnos) {
            List<PayMarkSeen> all = gateway().world().yibao().payMarks();
            assertThat(all.subList(before, all.size()))
                    .extracting(PayMarkSeen::infno)
                    .contains(infnos);
            assertThat(all).extracting(PayMarkSeen::value).containsOnly("2");
        }

        @Test
        @Covers({"A22", "A23"})
        void a_clinic_bill_is_uploaded_settled_and_undone_with_the_mark() {
            Counts counts = new Counts(gateway());
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
            counts.once("2201", "2203", "2204", "2207", "2208").atLeastOnce("1101");
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
        @Covers({"A25", "A26"})
        void a_special_disease_is_settled_as_a_stay_and_that_reversed_with_the_mark() {
            PolicyRule rule = PolicyRule.of("310", "14", "0.85").registered().build();
            gateway().world().yibao().policy(Policy.byPerson().with(rule));
            int person = new Ward(gateway()).nobodyLyingIn();
            gateway()
                    .world()
                    .yibao()
                    .entitle(
                            Clinic.person(person).psnNo(),
                            new Entitlement.Chronic("M00500", "慢性肾功能衰竭", "2020-10-01", ""));
            Map<String, String> told = Map.of("medType", "14", "diseaseCode", "M00500", "diseaseName", "慢性肾功能衰竭");

            NewStay stay = dischargedAndThatTakenBack(person, told);

            marked("2304", "2305");
            assertThat(gateway().world().yibao().stays())
                    .filteredOn(s -> s.iptNo().equals(stay.admissionNo()))
                    .singleElement()
                    .satisfies(s -> assertThat(s.medType()).isEqualTo("14"));
            assertThat(gateway().world().yibao().settlements())
                    .filteredOn(s -> s.psnNo().equals(Clinic.person(person).psnNo()))
                    .extracting(SettlementView::fundFen)
                    .containsExactly(255_00L, -255_00L);
            gateway().world().yibao().policy(Policy.byPerson());
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
