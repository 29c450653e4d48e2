package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.wechat.RefundCourse;
import io.medsettle.fixtures.wechat.RefundStatus;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned.Arrival;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorChainTest {
    private final Hospital hospital = new Hospital();
    private final Deed cash = Deeds.cash("20260105C00001", 50_00);

    @AfterEach
    void close() {
        hospital.close();
    }

    @Test
    void a_patient_pays_insurance_and_cash_at_one_page_and_gets_both_back() {
        Deed mixed = hospital.mixedBehind(cash);
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(mixed)));
        assertThat(doubt(hospital.party.ask(cash))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(hospital.party.ask(mixed))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(hospital.wechat
                        .cashierOpens(Sample.APPID, handed.handoff().asMap())
                        .ok())
                .isTrue();
        assertThat(hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isTrue();
        assertThat(hospital.settled).containsExactly(Deeds.PAY_ORD_ID + " 5000");

        Receipt paid = yes(hospital.party.ask(cash));
        Receipt seen = yes(hospital.party.ask(mixed));
        assertThat(paid.parts()).isEqualTo(Parts.of(Part.CASH, 50_00));
        assertThat(seen.seen()).isEqualTo(Deeds.ALL);
        assertThat(seen.farNumber()).isEqualTo(handed.farNumber());
        assertThat(seen.notes().find(NoteKey.MIX_TRADE_NO)).isPresent();
        assertThat(no(hospital.party.abandon(mixed)).code()).isEqualTo("MIX_PAY_SUCCESS");
        assertThat(no(hospital.party.abandon(cash)).code()).isEqualTo("SUCCESS");

        Leg insurer = Deeds.orderLeg("20260105J00001", Standing.RETURNED, Hospital.insured());
        Deed cashBack = Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 50_00), insurer);
        assertThat(yes(hospital.party.reverse(cashBack)).arrival()).isEqualTo(Arrival.ARRIVED);
        Leg cashLeg = Deeds.cashLeg("20260105R00001", Standing.RETURNED, 50_00, "");
        Deed told = Deeds.back(mixed, seen, "20260105X00001", Parts.NONE, insurer, cashLeg);
        assertThat(doubt(hospital.party.askReverse(told))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(yes(hospital.party.reverse(told)).arrival()).isEqualTo(Arrival.ARRIVED);
        assertThat(yes(hospital.party.askReverse(told)).arrival()).isEqualTo(Arrival.ARRIVED);
        assertThat(hospital.wechat.mixedStates("20260105C00001"))
                .isEqualTo("MIX_PAY_REFUND SELF_PAY_REFUND MED_INS_PAY_REFUND");
        assertThat(hospital.held()).isZero();
        assertThat(yes(hospital.party.ask(cash)).notes().get("refundSeen")).isEqualTo("1");
        assertThat(yes(hospital.party.ask(mixed)).notes().get("refundSeen")).isEqualTo("1");
    }

    @Test
    void insurance_alone_needs_no_cash_order() {
        Parts insured = Hospital.insured();
        Deed mixed = Deeds.hiding(
                Deeds.expecting(
                        Deeds.mixed("20260105M00001", Deeds.orderLeg("20260105I00001", Standing.OPEN, insured)),
                        insured),
                NoteKey.PAY_AUTH_NO,
                hospital.authorised());
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(mixed)));
        assertThat(hospital.wechat
                        .cashierOpens(Sample.APPID, handed.handoff().asMap())
                        .ok())
                .isTrue();
        hospital.wechat.pay("20260105M00001", PatientChoice.BOTH_OK);
        Receipt seen = yes(hospital.party.ask(mixed));
        assertThat(seen.seen()).isEqualTo(insured);
        Leg insurer = Deeds.orderLeg("20260105J00001", Standing.RETURNED, insured);
        yes(hospital.party.reverse(Deeds.back(mixed, seen, "20260105X00001", Parts.NONE, insurer)));
        assertThat(hospital.wechat.mixedStates("20260105M00001")).startsWith("MIX_PAY_REFUND");
        assertThat(hospital.wechat.ledger()).isEmpty();
    }

    @Test
    void cash_alone_is_paid_from_its_own_handoff_and_refunded_in_parts() {
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(cash)));
        assertThat(hospital.wechat
                        .cashierOpens(Sample.APPID, handed.handoff().asMap())
                        .ok())
                .isTrue();
        hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK);
        Receipt paid = yes(hospital.party.ask(cash));
        yes(hospital.party.reverse(Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 20_00))));
        assertThat(hospital.held()).isEqualTo(30_00);
        hospital.wechat.refundsTake(RefundCourse.PROCESSING);
        Deed second = Deeds.back(cash, paid, "20260105R00002", Parts.of(Part.CASH, 20_00));
        assertThat(yes(hospital.party.reverse(second)).arrival()).isEqualTo(Arrival.ACCEPTED);
        assertThat(yes(hospital.party.askReverse(second)).arrival()).isEqualTo(Arrival.ACCEPTED);
        hospital.wechat.advanceRefund("20260105R00002", RefundStatus.ABNORMAL);
        assertThat(no(hospital.party.askReverse(second)).code()).isEqualTo("ABNORMAL");
        hospital.wechat.refundsTake(RefundCourse.NOT_ENOUGH);
        Deed third = Deeds.back(cash, paid, "20260105R00003", Parts.of(Part.CASH, 10_00));
        assertThat(doubt(hospital.party.reverse(third))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(hospital.party.askReverse(third))).isEqualTo(Doubt.NOT_FOUND);
        hospital.wechat.refundsTake(RefundCourse.SUCCESS);
        yes(hospital.party.reverse(third));
        yes(hospital.party.askReverse(third));
    }

    @Test
    void an_order_nobody_paid_is_let_go_and_cannot_be_paid_any_more() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        assertThat(doubt(hospital.party.abandon(mixed))).isEqualTo(Doubt.STILL_WORKING);
        yes(hospital.party.abandon(cash));
        Deed gone = Deeds.mixed("20260105M00001", Deeds.cashLeg("20260105C00001", Standing.GONE, 50_00, "wx"));
        yes(hospital.party.abandon(gone));
        assertThat(hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isFalse();
        assertThat(no(hospital.party.ask(cash)).code()).isEqualTo("CLOSED");
        yes(hospital.party.abandon(cash));
        assertThat(hospital.wechat.ledger()).isEmpty();
    }

    @Test
    void the_insurance_part_fails_after_the_cash_was_taken() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.wechat.pay("20260105C00001", PatientChoice.SELF_OK_MED_FAIL);
        assertThat(no(hospital.party.ask(mixed)).code()).isEqualTo("MIX_PAY_FAIL");
        Receipt paid = yes(hospital.party.ask(cash));
        yes(hospital.party.abandon(mixed));
        yes(hospital.party.reverse(Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 50_00))));
        assertThat(hospital.held()).isZero();
    }

    @Test
    void cash_that_wechat_gave_back_by_itself_is_seen() {
        hospital.wechat.givesCashBackItself(true);
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.wechat.pay("20260105C00001", PatientChoice.SELF_OK_MED_FAIL);
        assertThat(yes(hospital.party.ask(cash)).notes().get("refundSeen")).isEqualTo("1");
        assertThat(hospital.held()).isZero();
    }

    @Test
    void the_cash_is_taken_and_the_insurance_hangs() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.wechat.pay("20260105C00001", PatientChoice.CASH_THEN_WAIT);
        assertThat(doubt(hospital.party.ask(mixed))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(yes(hospital.party.ask(cash)).parts().total()).isEqualTo(50_00);
        assertThat(doubt(hospital.party.abandon(mixed))).isEqualTo(Doubt.STILL_WORKING);
    }

    @Test
    void an_order_not_paid_in_time_ends_by_itself() {
        yes(hospital.party.start(cash));
        hospital.clock.tick(Duration.ofMinutes(31));
        assertThat(no(hospital.party.ask(cash)).code()).isEqualTo("CLOSED");
    }

    @Test
    void an_authorisation_that_has_run_out_is_a_firm_no_with_its_number() {
        Deed mixed = hospital.mixedBehind(cash);
        hospital.wechat.expirePayAuths();
        assertThat(no(hospital.party.start(mixed)).code()).contains("268547120");
    }

    @Test
    void a_family_members_authorisation_is_refused_with_words() {
        var code = new Secret(hospital.wechat.familyAuthCode(Deeds.PERSON.openid()));
        var openid = new Secret(Deeds.PERSON.openid());
        assertThat(no(hospital.exchanged(code, openid)).code()).isEqualTo("FAMILY_PAY");
        assertThat(no(hospital.exchanged(code, openid)).code()).isEqualTo("20001");
    }

    @Test
    void the_authorisation_page_sends_the_patient_back_with_a_code() throws Exception {
        String page = hospital.authorisation
                .page("https://pay.example.org/back?state=s1")
                .orElseThrow();
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(reply.headers().firstValue("Location").orElse(""))
                .startsWith("https://pay.example.org/back?state=s1&authCode=");
    }
}
