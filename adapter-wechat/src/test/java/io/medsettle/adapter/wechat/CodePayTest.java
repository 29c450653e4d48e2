package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments by the patient's code and by ours, opposite the simulator (wechat §6.2, §6.10). */
class CodePayTest {
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);

    private final Hospital hospital = new Hospital();

    @AfterEach
    void close() {
        hospital.close();
    }

    private Deed scanned(String number, CodeManner manner) {
        return Deeds.code(number, 50_00, hospital.wechat.payCode(Deeds.PERSON.openid(), manner));
    }

    @Test
    void a_code_without_password_is_paid_at_once_and_nobody_calls_back() {
        Deed deed = scanned("20260105C00001", CodeManner.PAYS);
        Receipt receipt = ((Started.Done) yes(hospital.party.start(deed))).receipt();
        assertThat(receipt.parts()).isEqualTo(FIFTY);
        assertThat(yes(hospital.party.ask(deed)).farNumber()).isEqualTo(receipt.farNumber());
        assertThat(hospital.held()).isEqualTo(50_00);
        assertThat(hospital.wechat.noticeAttempts()).isEmpty();
        Deed back = Deeds.back(deed, receipt, "20260105R00001", FIFTY);
        assertThat(yes(hospital.party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(hospital.held()).isZero();
    }

    @Test
    void while_the_patient_types_it_is_his_turn() {
        Deed deed = scanned("20260105C00001", CodeManner.TYPES);
        assertThat(yes(hospital.party.start(deed))).isInstanceOf(Started.HandedOff.class);
        assertThat(doubt(hospital.party.ask(deed))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(yes(hospital.party.start(deed))).as("the same again").isInstanceOf(Started.HandedOff.class);
        hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(deed)).parts()).isEqualTo(FIFTY);
        assertThat(hospital.held()).isEqualTo(50_00);
    }

    @Test
    void a_password_that_was_refused_ends_it_and_letting_go_is_proven() {
        Deed deed = scanned("20260105C00001", CodeManner.TYPES);
        yes(hospital.party.start(deed));
        hospital.wechat.pay("20260105C00001", PatientChoice.SELF_FAIL);
        assertThat(no(hospital.party.ask(deed)).code()).isEqualTo("PAYERROR");
        assertThat(yes(hospital.party.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(hospital.wechat.carriedOut("reverse")).isEqualTo(1);
    }

    @Test
    void a_code_cannot_be_taken_back_before_the_patient_had_time_to_type() {
        Deed deed = scanned("20260105C00001", CodeManner.TYPES);
        yes(hospital.party.start(deed));
        assertThat(doubt(hospital.party.abandon(deed))).isEqualTo(Doubt.NO_ANSWER);
        hospital.clock.tick(Duration.ofSeconds(16));
        yes(hospital.party.abandon(deed));
        assertThat(hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isFalse();
        assertThat(no(hospital.party.ask(deed)).code()).isEqualTo("REVOKED");
        assertThat(hospital.held()).isZero();
    }

    @Test
    void a_code_pays_one_order_and_only_for_a_minute() {
        String code = hospital.wechat.payCode(Deeds.PERSON.openid());
        yes(hospital.party.start(Deeds.code("20260105C00001", 50_00, code)));
        assertThat(no(hospital.party.start(Deeds.code("20260105C00002", 50_00, code)))
                        .code())
                .isEqualTo("AUTH_CODE_INVALID");
        String old = hospital.wechat.payCode(Deeds.PERSON.openid());
        hospital.clock.tick(Duration.ofSeconds(61));
        Deed late = Deeds.code("20260105C00003", 50_00, old);
        assertThat(doubt(hospital.party.start(late))).as("may be a repeat").isEqualTo(Doubt.NO_ANSWER);
        assertThat(hospital.held()).isEqualTo(50_00);
    }

    @Test
    void a_silent_bank_is_no_answer_and_the_order_is_found_paid() {
        Deed deed = scanned("20260105C00001", CodeManner.BANK_SILENT_BUT_PAID);
        assertThat(doubt(hospital.party.start(deed))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(yes(hospital.party.ask(deed)).parts()).isEqualTo(FIFTY);
        assertThat(no(hospital.party.abandon(deed)).code()).isEqualTo("SUCCESS");
    }

    @Test
    void too_little_money_is_a_no() {
        assertThat(no(hospital.party.start(scanned("20260105C00001", CodeManner.NOT_ENOUGH)))
                        .code())
                .isEqualTo("NOTENOUGH");
    }

    @Test
    void a_number_never_heard_of_is_dead_once_no_code_can_be_used_for_it() {
        Deed deed = scanned("20260105C00001", CodeManner.PAYS);
        assertThat(doubt(hospital.party.abandon(deed))).isEqualTo(Doubt.NOT_FOUND);
        hospital.clock.tick(Duration.ofMinutes(6));
        assertThat(yes(hospital.party.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
    }

    @Test
    void what_is_no_code_of_wechat_is_never_sent() {
        Deed alipay = Deeds.code("20260105C00001", 50_00, "280012345678901234");
        assertThat(no(hospital.party.start(alipay)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        assertThat(hospital.wechat.arrived("codepay")).isZero();
    }

    @Test
    void a_code_of_ours_is_scanned_paid_asked_and_given_back() {
        Deed deed = Deeds.qr("20260105Q00001", 50_00);
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(deed)));
        assertThat(handed.handoff().get("codeUrl")).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(doubt(hospital.party.ask(deed))).isEqualTo(Doubt.STILL_WORKING);
        hospital.wechat.pay("20260105Q00001", PatientChoice.BOTH_OK);
        Receipt receipt = yes(hospital.party.ask(deed));
        assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
        assertThat(hospital.kinds()).containsExactly("TRANSACTION.SUCCESS");
        yes(hospital.party.reverse(Deeds.back(deed, receipt, "20260105R00001", FIFTY)));
        assertThat(hospital.held()).isZero();
    }

    @Test
    void a_code_of_ours_that_was_closed_cannot_be_paid() {
        Deed deed = Deeds.qr("20260105Q00001", 50_00);
        yes(hospital.party.start(deed));
        yes(hospital.party.abandon(deed));
        assertThat(hospital.wechat.pay("20260105Q00001", PatientChoice.BOTH_OK).ok())
                .isFalse();
        assertThat(no(hospital.party.start(deed)).code()).startsWith("ORDER_CLOSED");
    }
}
