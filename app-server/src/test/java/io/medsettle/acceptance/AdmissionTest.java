package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.StayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 入院办理与撤销: the insurer's number is got by 2401, kept by HIS, and given up by 2404 while nothing hangs on it. */
@ExtendWith(SharedGateway.class)
class AdmissionTest {
    private final Gateway gateway;
    private final Ward ward;
    private final int person;
    private final NewStay stay;

    AdmissionTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        person = ward.nobodyLyingIn();
        stay = ward.stay(person, 0, 0);
    }

    /** The bed is wanted by the next one. */
    @AfterEach
    void leaveTheBed() {
        gateway.calm();
        if (ward.look(stay).body().path("admitted").asBoolean()
                && ward.look(stay).fen("depositLeftFen") == 0) {
            ward.until(stay, ward.undo(stay), "DONE");
        }
    }

    private StayState atTheInsurer(String mdtrtId) {
        return gateway.world().yibao().stays().stream()
                .filter(s -> s.mdtrtId().equals(mdtrtId))
                .map(s -> s.state())
                .findFirst()
                .orElseThrow();
    }

    private String kept() {
        return ward.atHis(stay).path("mdtrtId").asText();
    }

    @Test
    @Covers("C16")
    void a_patient_is_admitted_by_id_card_and_his_keeps_the_insurers_number() {
        Counts counts = new Counts(gateway);
        long kept = gateway.world().his().effects("I05P");

        Said admitted = ward.admitted(stay, person);

        counts.once("2401");
        assertThat(gateway.world().his().effects("I05P") - kept).isEqualTo(1);
        assertThat(kept())
                .isNotEmpty()
                .isEqualTo(Clinic.leg(admitted, "admit").path("farNumber").asText());
        assertThat(atTheInsurer(kept())).isEqualTo(StayState.IN_HOSPITAL);
        Said again = ward.admit(stay, ward.session(person));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("already-admitted");
    }

    @Test
    @Covers("C16")
    void a_patient_is_admitted_by_the_voucher_shown() {
        Counts counts = new Counts(gateway);

        ward.until(stay, ward.admit(stay, ward.sessionByVoucher(person)), "DONE");

        counts.once("2401");
        assertThat(atTheInsurer(kept())).isEqualTo(StayState.IN_HOSPITAL);
    }

    @Test
    @Covers("C16")
    void an_admission_is_undone_at_the_insurer_and_forgotten_by_his() {
        ward.admitted(stay, person);
        String mdtrtId = kept();
        Counts counts = new Counts(gateway);

        ward.until(stay, ward.undo(stay), "DONE");

        counts.once("2404");
        assertThat(kept()).isEmpty();
        assertThat(atTheInsurer(mdtrtId)).isEqualTo(StayState.CANCELLED);
        assertThat(ward.look(stay).body().path("admitted").asBoolean()).isFalse();
        ward.admitted(stay, person);
        assertThat(kept()).isNotEmpty().isNotEqualTo(mdtrtId);
    }

    @Test
    void an_admission_is_not_undone_while_there_is_a_deposit() {
        ward.admitted(stay, person);
        Said deposit = ward.deposited(stay, 100_00, Ward.BY_CODE);
        Counts counts = new Counts(gateway);

        Said refused = ward.undo(stay);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("deposits-left");
        counts.never("2302", "2404");
        ward.refund(deposit.text("orderId"), Ward.no(deposit), 100_00);
        Clinic.until(() -> ward.look(stay), s -> s.fen("depositLeftFen") == 0, Clinic.SOON);
    }

    @Test
    void an_admission_is_not_undone_while_his_has_fees() {
        NewStay costly = ward.stay(person, 90_00, 3);
        ward.admitted(costly, person);
        Counts counts = new Counts(gateway);

        Said refused = ward.until(costly, ward.undo(costly), "GIVEN_UP");

        assertThat(refused.text("reason")).contains("已有费用");
        counts.never("2302", "2404");
        assertThat(ward.look(costly).body().path("admitted").asBoolean()).isTrue();
        Said priced = ward.priced(costly, person, true, Ward.BY_CODE);
        ward.left(costly, priced);
    }

    @Test
    @Covers("C16")
    void an_admission_whose_answer_was_lost_is_found_in_the_insurers_books() {
        Counts counts = new Counts(gateway);
        gateway.world().yibao().faults().next("2401", Mood.LOSE_REPLY);

        ward.admitted(stay, person);

        counts.once("2401").atLeastOnce("5303");
        assertThat(atTheInsurer(kept())).isEqualTo(StayState.IN_HOSPITAL);
    }

    @Test
    void a_lost_admission_that_is_given_up_is_undone_by_its_message() {
        gateway.world().yibao().faults().next("2401", Mood.LOSE_REPLY);
        gateway.world().yibao().faults().always("5303", Mood.LOSE_REQUEST);
        Counts counts = new Counts(gateway);
        Said doubted = ward.admit(stay, ward.session(person));

        ward.giveUp(stay, Ward.no(doubted));
        Said over = ward.until(stay, doubted, "GIVEN_UP");

        counts.once("2401", "2601");
        assertThat(over.text("reason")).isNotBlank();
        assertThat(kept()).isEmpty();
        gateway.calm();
        ward.admitted(stay, person);
    }

    @Test
    void whoever_lies_elsewhere_is_not_admitted_and_told_so() {
        NewStay elsewhere = ward.stay(person, 0, 0);
        ward.admitted(elsewhere, person);
        Counts counts = new Counts(gateway);

        Said refused = ward.until(stay, ward.admit(stay, ward.session(person)), "GIVEN_UP");

        assertThat(refused.text("reason")).contains("已有在院记录");
        counts.never("2401");
        assertThat(kept()).isEmpty();
        ward.until(elsewhere, ward.undo(elsewhere), "DONE");
    }

    @Test
    void what_his_will_not_keep_is_undone_at_the_insurer() {
        gateway.world().his().faults().next("I05P", Mood.REFUSE);
        Counts counts = new Counts(gateway);

        ward.until(stay, ward.admit(stay, ward.session(person)), "GIVEN_UP");

        counts.once("2401", "2404");
        assertThat(kept()).isEmpty();
    }
}
