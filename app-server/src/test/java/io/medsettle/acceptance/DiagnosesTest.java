package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.his.OtherSystem;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.VisitView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 就诊信息上传 (2203, yibao-core §3.4): uploaded again it overwrites, a diagnosis is withdrawn by its flag, the category stays
 * one.
 */
@ExtendWith(SharedGateway.class)
class DiagnosesTest {
    private static final int PERSON = 13;

    private final Gateway gateway;
    private final Kiosk kiosk;

    DiagnosesTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
    }

    private NewVisit seen() {
        NewVisit visit = gateway.clinic().bill(PERSON, 60_00);
        gateway.world().his().tricks().diagnose(visit.visitNo(), 1, "J20.900", "急性支气管炎");
        gateway.world().his().tricks().diagnose(visit.visitNo(), 2, "E11.900", "2型糖尿病");
        return visit;
    }

    private Said opened(NewVisit visit, String rxNo, String medType) {
        Map<String, Object> wish = Kiosk.wish("counter", visit);
        wish.put("rxNos", List.of(rxNo));
        return kiosk.open(kiosk.enter(PERSON), Kiosk.insured(wish, "medType", medType));
    }

    private Said paid(Said priced) {
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        return kiosk.until(priced.text("orderId"), "SETTLED");
    }

    private VisitView atTheInsurer(Said order) {
        String mdtrtId = Clinic.leg(order, "visit").path("farNumber").asText();
        return gateway.world().yibao().visits().stream()
                .filter(v -> v.mdtrtId().equals(mdtrtId))
                .findFirst()
                .orElseThrow();
    }

    /** The insurer's platform knows the visit already, as one that wants a visit number once does. */
    private Said anotherBillOf(NewVisit visit, String medType) {
        String rxNo = gateway.world().his().tricks().orderFor(OtherSystem.LIS, visit.visitNo(), 45_00);
        gateway.world().yibao().faults().next("2201", Mood.REFUSE);
        return opened(visit, rxNo, medType);
    }

    @Test
    @Covers("D05")
    void a_diagnosis_that_the_doctor_withdrew_is_withdrawn_and_another_overwritten_when_the_visit_is_uploaded_again() {
        NewVisit visit = seen();
        Said first = paid(opened(visit, visit.rxNo(), "11"));
        assertThat(atTheInsurer(first).diagnoses()).containsExactly("J20.900", "E11.900");
        gateway.world().his().tricks().diagnose(visit.visitNo(), 1, "J18.900", "肺炎");
        gateway.world().his().tricks().withdrawDiagnosis(visit.visitNo(), 2);
        Counts counts = new Counts(gateway);

        Said second = paid(anotherBillOf(visit, "11"));

        counts.once("2203", "2204", "2207").never("2201");
        assertThat(atTheInsurer(second).mdtrtId()).isEqualTo(atTheInsurer(first).mdtrtId());
        assertThat(atTheInsurer(second).diagnoses()).containsExactly("J18.900");
        new Money(gateway, first.text("orderId")).agrees();
        new Money(gateway, second.text("orderId")).agrees();
    }

    @Test
    @Covers("D05")
    void a_diagnosis_withdrawn_before_the_first_upload_never_stands_and_does_not_name_the_visit() {
        NewVisit visit = seen();
        gateway.world().his().tricks().withdrawDiagnosis(visit.visitNo(), 1);

        Said priced = opened(visit, visit.rxNo(), "11");

        assertThat(atTheInsurer(paid(priced)).diagnoses()).containsExactly("E11.900");
    }

    @Test
    @Covers("D05")
    void an_upload_whose_answer_was_lost_is_sent_again_and_stands_once() {
        NewVisit visit = seen();
        gateway.world().yibao().faults().next("2203", Mood.LOSE_REPLY);
        Counts counts = new Counts(gateway);

        Said priced = opened(visit, visit.rxNo(), "11");
        Said settled = paid(kiosk.until(priced.text("orderId"), "PRICED"), priced);

        assertThat(counts.of("2203")).as("2203 was carried out").isEqualTo(2);
        counts.once("2201", "2204", "2207");
        assertThat(atTheInsurer(settled).diagnoses()).containsExactly("J20.900", "E11.900");
    }

    private Said paid(Said known, Said opened) {
        assertThat(known.text("orderId")).isEqualTo(opened.text("orderId"));
        kiosk.pay(known.text("orderId"));
        return kiosk.until(known.text("orderId"), "SETTLED");
    }

    /** The platform refuses lines and a settlement of another category than that of 2203. */
    @Test
    @Covers("D05")
    void a_visit_has_the_one_category_that_was_chosen_and_a_bill_of_another_is_not_settled_with_it() {
        NewVisit visit = seen();
        Counts counts = new Counts(gateway);
        Said settled = paid(opened(visit, visit.rxNo(), "51"));
        counts.once("2203", "2204", "2207");
        assertThat(atTheInsurer(settled).medType()).isEqualTo("51");

        Said other = anotherBillOf(visit, "11");

        assertThat(other.status()).as(other.text()).isEqualTo(422);
        counts.once("2203", "2204", "2207", "O07");
        kiosk.until(other.text("orderId"), "CANCELLED");
        assertThat(atTheInsurer(settled).medType()).isEqualTo("51");
        new Money(gateway, settled.text("orderId")).agrees();
    }
}
