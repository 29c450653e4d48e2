package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.fixtures.yibao.PayMarkSeen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a doctor saves is settled in the name of a document alone, and the insurer is told so in every call that wants it. */
@ExtendWith(SharedGateway.class)
class NoSenseOutpatientTest {
    private final Gateway gateway;
    private final CreditClinic credit;
    private final int before;

    NoSenseOutpatientTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
        before = gateway.world().yibao().payMarks().size();
    }

    private List<PayMarkSeen> marks() {
        List<PayMarkSeen> all = gateway.world().yibao().payMarks();
        return all.subList(before, all.size());
    }

    private void marked(String... infnos) {
        assertThat(marks()).extracting(PayMarkSeen::infno).contains(infnos);
        assertThat(marks()).extracting(PayMarkSeen::value).containsOnly("2");
    }

    @Test
    @Covers({"A22", "A23"})
    void a_municipal_members_bill_is_asked_about_uploaded_settled_and_given_back_with_the_mark() {
        credit.signed(15);
        Counts counts = new Counts(gateway);
        Said said = credit.decided(CreditClinic.event(gateway.clinic().bill(15, 120_00), "patientClass", "GZ_DIRECT"));
        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        credit.refund(CreditClinic.order(said));
        credit.until(CreditClinic.order(said), "REFUNDED");

        counts.once("2201", "2204", "2207", "2208").atLeastOnce("1101", "2206");
        marked("1101", "2201", "2204", "2206", "2207", "2208");
    }

    @Test
    @Covers("A24")
    void a_special_disease_of_a_municipal_member_is_settled_as_a_clinic_bill_with_the_mark() {
        credit.signed(16);
        gateway.world()
                .yibao()
                .entitle(Clinic.person(16).psnNo(), new Entitlement.Chronic("M03900", "高血压", "2020-10-01", ""));
        Map<String, Object> event = CreditClinic.event(gateway.clinic().bill(16, 80_00), "patientClass", "GZ_DIRECT");
        event.put("medType", "14");
        Counts counts = new Counts(gateway);

        Said said = credit.decided(event);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("2201", "2204", "2207");
        marked("2201", "2204", "2206", "2207");
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.psnNo().equals(Clinic.person(16).psnNo()))
                .anySatisfy(v -> assertThat(v.medType()).isEqualTo("14"));
    }
}
