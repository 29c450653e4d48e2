package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenMessagesTest {
    private static final SamplePerson PERSON = SamplePeople.all().get(0);
    private static final Parts INSURER =
            Parts.of(Part.FUND, 58_00).with(Part.ACCOUNT, 20_00).with(Part.HOSPITAL, 2_00);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedHis his = new ScriptedHis();
    private final HisSettings settings = Proof.settings(URI.create("https://his.example"), Duration.ofSeconds(8));
    private final HisCounterparty counterparty = new HisCounterparty(settings, his, WireLog.none(), clock);
    private final HisQuestions questions = new HisQuestionsOverRest(settings, his, WireLog.none(), clock);
    private final HisSite site = new HisSite(settings, his, WireLog.none(), clock);
    private final Bill bill = Bill.mixed("01", "V0001-1", "R0001-1-1,R0001-1-2").borne(INSURER, 20_00);
    private Receipt frozen;
    private Receipt booked;
    private Receipt granted;
    private Returned returned;

    @BeforeEach
    void a_bill_lives_its_whole_life() {
        frozen = bill.hear(counterparty.start(bill.freeze()));
        bill.hear(counterparty.start(bill.recheck()));
        booked = bill.hear(counterparty.start(bill.writeBack()));
        bill.noting(HisNotes.REFUND_ITEMS, "1001,1002").noting(HisNotes.REFUND_SOURCE, "WINDOW");
        granted = bill.hear(counterparty.start(bill.permit(100_00)));
        Deed reversal = bill.permitted(granted).redReceipt(booked, 20_00, Instant.parse("2026-01-05T02:00:09Z"));
        returned = yes(counterparty.reverse(reversal));
        assertThat(yes(counterparty.askReverse(reversal))).isEqualTo(returned);
        assertThat(yes(counterparty.ask(bill.writeBack())).seen()).isEqualTo(booked.seen());
        yes(counterparty.abandon(bill.freeze()));
        yes(questions.patients("ID_CARD", new Secret(PERSON.idNumber())));
        yes(questions.saveIdentity("P 1", identity(), new RequestNo("Q01")));
        yes(questions.places());
        yes(questions.eligibility("P0001", "440100"));
        yes(questions.unpaid("P0001", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-05")));
        yes(site.reverseInsurance(new RequestNo("W01"), "SE1", "MD1", "HIS 拒绝入账"));
        HisSite.PricedOrder order = new HisSite.PricedOrder(new RequestNo("W01"), "HO/1 甲", 7, "MD1", "PO1");
        Parts split = INSURER.with(Part.CASH, 20_00);
        yes(site.tellPricing(new RequestNo("T01"), order, split, Instant.parse("2026-01-05T01:31:00Z")));
        yes(site.capabilities());
    }

    private static HisQuestions.InsuranceIdentity identity() {
        return new HisQuestions.InsuranceIdentity(new Secret(PERSON.psnNo()), "310", "440100", "14", "M03900", true);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    P01, POST, /his/v1/patients/query,                                            -
                    P03, PUT,  /his/v1/patients/P%201/insurance-identity,                         Q01
                    P05, POST, /his/v1/insurance/eligibility,                                     -
                    O01, POST, /his/v1/outpatient/unpaid,                                         -
                    O02, POST, /his/v1/outpatient/orders/freeze,                                  W01
                    O03, POST, /his/v1/outpatient/orders/HO%2F1%20%E7%94%B2/recheck,              -
                    O04, POST, /his/v1/outpatient/orders/HO%2F1%20%E7%94%B2/release,              W01
                    O05, POST, /his/v1/outpatient/orders/HO%2F1%20%E7%94%B2/insurance-bundle,     -
                    O06, PUT,  /his/v1/outpatient/orders/HO%2F1%20%E7%94%B2/pre-settlement,       T01
                    O07, POST, /his/v1/outpatient/orders/HO%2F1%20%E7%94%B2/confirm,              W01
                    O08, POST, /his/v1/outpatient/orders/state,                                   -
                    F01, POST, /his/v1/refunds/permit,                                            X01
                    F02, POST, /his/v1/refunds/HR%201/confirm,                                    X01
                    F03, POST, /his/v1/refunds/state,                                             -
                    F04, POST, /his/v1/insurance/reversal,                                        W01
                    """)
    void a_message_is_its_golden_one_name_by_name_in_order(String id, String method, String path, String key)
            throws IOException {
        WireRequest sent = his.sent(id).orElseThrow();
        ObjectMapper mapper = new ObjectMapper();

        assertThat(mapper.readTree(sent.body()).toString())
                .isEqualTo(mapper.readTree(ScriptedHis.golden(id + "-request")).toString());
        assertThat(sent.method()).isEqualTo(method);
        assertThat(sent.uri().getRawPath()).isEqualTo(path);
        assertThat(sent.headers().getOrDefault("Idempotency-Key", "-")).isEqualTo(key);
        assertThat(sent.headers()).containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource({"H01, /his/v1/ping", "P04, /his/v1/insurance/areas"})
    void a_get_has_no_body_and_no_key(String id, String path) {
        WireRequest sent = his.sent(id).orElseThrow();

        assertThat(sent.method()).isEqualTo("GET");
        assertThat(sent.uri().getRawPath()).isEqualTo(path);
        assertThat(sent.body()).isEmpty();
        assertThat(sent.headers()).doesNotContainKeys("Idempotency-Key", "Content-Type");
    }

    @Test
    void every_call_is_signed_over_what_it_sends_and_has_a_request_id_of_its_own() {
        List<WireRequest> all = his.transactions().stream()
                .distinct()
                .map(id -> his.sent(id).orElseThrow())
                .toList();

        assertThat(all).allSatisfy(r -> {
            assertThat(r.headers()).containsEntry("X-Org-Code", "H44999900001").containsEntry("X-Key-Id", "gateway-1");
            assertThat(r.headers().get("X-Timestamp"))
                    .isEqualTo(Long.toString(clock.instant().toEpochMilli()));
            assertThat(settings.signature()
                            .verify(
                                    r.method(),
                                    r.uri().getRawPath(),
                                    r.headers().get("X-Request-Id"),
                                    r.headers().get("X-Timestamp"),
                                    r.body(),
                                    r.headers().get("X-Signature")))
                    .isTrue();
            assertThat(r.transmission()).isEqualTo(r.headers().get("X-Request-Id"));
            assertThat(r.deadline()).isEqualTo(Duration.ofSeconds(8));
        });
        assertThat(all.stream().map(WireRequest::transmission).distinct()).hasSize(all.size());
    }

    @Test
    void the_freeze_tells_order_version_total_hold_and_the_sealed_fee_sheet() {
        assertThat(frozen.farNumber()).isEqualTo("HO/1 甲");
        assertThat(frozen.parts()).isEqualTo(Parts.of(Part.WHOLE, 100_00));
        assertThat(frozen.notes().asMap())
                .containsEntry(NoteKey.HIS_ORDER_ID, "HO/1 甲")
                .containsEntry(NoteKey.HIS_VERSION, "7")
                .containsEntry(HisNotes.TOTAL, "10000")
                .containsEntry(HisNotes.GATEWAY_ORDER_NO, "W01")
                .containsEntry(HisNotes.EXPIRES_AT, "2026-01-05T01:45:00Z");
        FeeSheet sheet = FeeSheet.ofText(frozen.secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.defect(new Money(100_00))).isEmpty();
        assertThat(sheet.encounter().diseaseName()).isEqualTo("高血压");
        assertThat(sheet.diagnoses().get(0).code()).isEqualTo("J06.900");
        assertThat(sheet.lines().get(0).hospitalApproved()).isTrue();
        assertThat(sheet.lines().get(1).nationalCode()).isEmpty();
        assertThat(sheet.lines().get(1).selfPay()).isTrue();
        assertThat(sheet.lines().get(1).price()).isEqualByComparingTo("40");
    }

    @Test
    void the_write_back_tells_receipt_guide_and_what_was_booked_by_part() {
        assertThat(booked.farNumber()).isEqualTo("HT1");
        assertThat(booked.parts()).isEqualTo(Parts.NONE);
        assertThat(booked.seen()).isEqualTo(INSURER.with(Part.CASH, 20_00));
        assertThat(booked.farTime()).isEqualTo(Instant.parse("2026-01-05T01:33:05Z"));
        assertThat(booked.notes().asMap())
                .containsEntry(HisNotes.RECEIPT_NO, "SJ1")
                .containsEntry(HisNotes.GUIDE, "请到药房取药: 门诊楼一层 3\n抽血: 二层")
                .containsEntry(HisNotes.PICKUP_CODE, "0001")
                .containsEntry(HisNotes.INVOICE_CODE, "44990126");
    }

    @Test
    void the_permit_and_the_red_receipt_tell_their_numbers() {
        assertThat(granted.farNumber()).isEqualTo("HR 1");
        assertThat(granted.notes().get(NoteKey.HIS_REFUND_NO)).isEqualTo("HR 1");
        assertThat(granted.notes().get(HisNotes.REFUNDABLE)).isEqualTo("10000");
        assertThat(returned.farNumber()).isEqualTo("HT2");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(Parts.NONE);
        assertThat(returned.notes().get(HisNotes.RED_RECEIPT_NO)).isEqualTo("RJ1");
    }

    @Test
    void answers_to_questions_are_read_whole_and_unknown_names_are_passed_over() {
        List<HisQuestions.Patient> patients = yes(questions.patients("ID_CARD", new Secret(PERSON.idNumber())));
        assertThat(patients).hasSize(2);
        assertThat(patients.get(1).merged()).isTrue();
        assertThat(patients.get(0).certNo().reveal()).isEqualTo(PERSON.idNumber());
        assertThat(patients.toString()).doesNotContain(PERSON.name()).doesNotContain(PERSON.idNumber());

        List<HisQuestions.UnpaidVisit> visits =
                yes(questions.unpaid("P0001", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-05")));
        assertThat(visits).hasSize(2);
        assertThat(visits.get(1).insuType()).isEmpty();
        assertThat(visits.get(0).orders().get(1).reason()).isEqualTo("NO_NATIONAL_CODE");
        assertThat(visits.get(0).orders().get(0).fen()).isEqualTo(100_00);
        assertThat(visits.get(0).orders().get(0).version()).isEqualTo("3");

        HisCapabilities can = yes(site.capabilities());
        assertThat(can.partialRefund()).isFalse();
        assertThat(can.insuranceOwner()).containsEntry("CITY_DIRECT", "HIS");
        assertThat(yes(questions.places())).hasSize(2);
        assertThat(yes(questions.eligibility("P0001", "440100"))
                        .benefits()
                        .get(1)
                        .diseaseCode())
                .isEqualTo("M03900");
        assertThat(yes(site.reverseInsurance(new RequestNo("W01"), "SE1", "MD1", "x"))
                        .farNumber())
                .isEqualTo("RS1");
    }
}
