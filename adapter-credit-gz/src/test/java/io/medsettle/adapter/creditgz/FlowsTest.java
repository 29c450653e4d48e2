package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.CreditDictionary.Entry;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.CreditContract.State;
import io.medsettle.ports.credit.FamilyBinding;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.dictionary.CodeEntry;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a platform is asked to do, the same under every profile. */
class FlowsTest {
    private static Parts cash(long fen) {
        return Parts.of(Part.CASH, fen);
    }

    @ParameterizedTest
    @EnumSource
    void a_contract_is_told_for_every_patient_class(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            for (PatientClass each : PatientClass.values()) {
                CreditContract told = yes(clinic.room.contracts().find(Clinic.asking(Clinic.PERSON, each)));
                assertThat(told.state()).as(each.name()).isEqualTo(State.SIGNED);
                assertThat(told.contractNo().reveal()).isEqualTo(clinic.contract);
                assertThat(told.usable()).isTrue();
                assertThat(told.accountCharged()).isTrue();
                assertThat(told.remainLimitFen()).hasValue(5_000_00);
            }
            CreditContract stranger =
                    yes(clinic.room.contracts().find(Clinic.asking(Clinic.RELATIVE, PatientClass.SELF)));
            assertThat(stranger.state()).isEqualTo(State.UNSIGNED);
            assertThat(stranger.contractNo().isEmpty()).isTrue();
            assertThat(stranger.signPage()).isPresent();
            assertThat(stranger.usable()).isFalse();
        }
    }

    @Covers("A03")
    @ParameterizedTest
    @EnumSource
    void an_insured_bill_is_collected_and_asked_about(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 15_50, clinic.contract, Deeds.settled(80_00, 30_00, 0));
            Receipt receipt = done(clinic.party.start(deed));
            assertThat(receipt.parts()).isEqualTo(cash(15_50));
            assertThat(receipt.farNumber()).isNotEmpty();
            assertThat(receipt.farTime()).isEqualTo(clinic.clock.instant());
            assertThat(receipt.notes().get(NoteKey.CREDIT_MODE)).isEqualTo("CREDIT");
            assertThat(yes(clinic.party.ask(deed))).isEqualTo(receipt);
            assertThat(clinic.platform.held("20260105C00001")).isEqualTo(15_50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_personal_account_bears_its_part_first_and_gets_it_back_last(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.with(
                    Deeds.pay("20260105C00001", 100_00, clinic.contract, Deeds.settled(80_00, 0, 0)),
                    NoteKey.CREDIT_ACCOUNT_MOST,
                    "4000");
            Receipt receipt = done(clinic.party.start(deed));
            assertThat(receipt.parts()).isEqualTo(cash(100_00));
            assertThat(receipt.notes().get(NoteKey.CREDIT_ACCOUNT)).isEqualTo("4000");
            assertThat(receipt.notes().get(NoteKey.CREDIT_MODE)).isEqualTo("MIXED");
            assertThat(clinic.platform.accountTaken("20260105C00001")).isEqualTo(40_00);
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 50_00, 1)));
            Returned second = yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00002", 30_00, 2)));
            assertThat(second.parts()).isEqualTo(cash(30_00));
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00003", 20_00, 3)));
            assertThat(clinic.platform.held("20260105C00001")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_account_is_left_alone_where_the_insurer_has_settled_it(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.with(
                    Deeds.pay("20260105C00001", 100_00, clinic.contract, Deeds.settled(80_00, 10_00, 0)),
                    NoteKey.CREDIT_ACCOUNT_MOST,
                    "4000");
            assertThat(done(clinic.party.start(deed)).notes().has(NoteKey.CREDIT_ACCOUNT))
                    .isFalse();
            assertThat(clinic.platform.accountTaken("20260105C00001")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deposit_and_a_discharge_are_collected_and_the_discharge_is_reversed(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deposit = Deeds.deed(
                    Act.CREDIT_DEPOSIT,
                    "20260105D00001",
                    640_00,
                    Deeds.notes().with(NoteKey.STAY_ID, "S1").with(NoteKey.ADMISSION_NO, "ZY0001"),
                    Deeds.patient(clinic.contract));
            assertThat(done(clinic.party.start(deposit)).parts()).isEqualTo(cash(640_00));
            Deed discharge = Deeds.deed(
                    Act.CREDIT_DISCHARGE,
                    "20260105E00001",
                    200_00,
                    Deeds.notes().with(NoteKey.STAY_ID, "S1").with(NoteKey.ADMISSION_NO, "ZY0001"),
                    Deeds.patient(clinic.contract),
                    Deeds.settled(1000_00, 0, 0),
                    Deeds.drawn(640_00));
            Receipt receipt = done(clinic.party.start(discharge));
            assertThat(receipt.parts()).isEqualTo(cash(200_00));
            Returned back = yes(clinic.party.reverse(Deeds.back(discharge, receipt, "20260105R00001", 200_00, 1)));
            assertThat(back.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
            assertThat(yes(clinic.party.askReverse(Deeds.back(discharge, receipt, "20260105R00001", 200_00, 1))))
                    .isEqualTo(back);
            assertThat(clinic.platform.held("20260105E00001")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deposit_that_is_waived_moves_nothing_and_other_zeros_are_never_sent(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deposit = Deeds.deed(
                    Act.CREDIT_DEPOSIT,
                    "20260105D00001",
                    0,
                    Deeds.notes().with(NoteKey.DEPOSIT_MODE, "WAIVE"),
                    Deeds.patient(clinic.contract));
            Receipt waived = done(clinic.party.start(deposit));
            assertThat(waived.parts()).isEqualTo(Parts.NONE);
            Deed back = Deeds.back(deposit, waived, "20260105R00001", 0, 1);
            assertThat(yes(clinic.party.reverse(back)).parts()).isEqualTo(Parts.NONE);
            assertThat(clinic.party.start(Deeds.pay("20260105C00001", 0, clinic.contract)))
                    .isEqualTo(Outcome.neverSent("代扣金额为零"));
            Deed asking = Deeds.deed(
                    Act.CREDIT_DEPOSIT, "20260105D00002", 1_00, deposit.notes(), Deeds.patient(clinic.contract));
            assertThat(clinic.party.start(asking)).isEqualTo(Outcome.neverSent("免押金的订单不能带收款金额"));
        }
        String silent = shape.whole().replaceAll("(?m)^.*from: order\\.depositMode.*\n", "");
        try (Clinic clinic = new Clinic(shape, silent)) {
            Deed deposit = Deeds.deed(
                    Act.CREDIT_DEPOSIT,
                    "20260105D00001",
                    0,
                    Deeds.notes().with(NoteKey.DEPOSIT_MODE, "WAIVE"),
                    Deeds.patient(clinic.contract));
            Outcome<Started> said = clinic.party.start(deposit);
            assertThat(refusal(said))
                    .hasValueSatisfying(words -> assertThat(words).contains("order.depositMode"));
            assertThat(clinic.platform.orders()).isEmpty();
            assertThat(clinic.room.waivesDeposits()).isFalse();
        }
    }

    @Test
    void a_waived_deposit_under_which_the_platform_took_money_is_not_left_behind_when_it_is_let_go() {
        try (Clinic clinic = new Clinic(Shape.FIRST)) {
            Deed deposit = Deeds.deed(
                    Act.CREDIT_DEPOSIT,
                    "20260105D00001",
                    0,
                    Deeds.notes().with(NoteKey.DEPOSIT_MODE, "WAIVE"),
                    Deeds.patient(clinic.contract));
            clinic.platform.spoil(clinic.platform.code("pay"), AnswerFlaw.ONE_FEN_OFF);
            assertThat(done(clinic.party.start(deposit)).parts()).isEqualTo(Parts.of(Part.CASH, 1));
            clinic.platform.spoil(clinic.platform.code("queryTrade"), AnswerFlaw.ONE_FEN_OFF);
            assertThat(doubt(clinic.party.abandon(deposit))).isEqualTo(Doubt.STILL_WORKING);
            assertThat(no(clinic.party.abandon(deposit)).code()).isEqualTo("PAID");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_relative_pays_and_gets_it_back(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.sign(Clinic.RELATIVE.idNumber(), Clinic.RELATIVE.name(), ContractTerms.usual());
            String payer = clinic.platform.family(Clinic.PERSON.idNumber(), Clinic.RELATIVE.idNumber(), "配偶", true);
            FamilyPayer told = yes(clinic.room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY)))
                    .familyPayers()
                    .get(0);
            assertThat(told.contractNo().reveal()).isEqualTo(payer);
            assertThat(told.preferred()).isTrue();
            Deed own = Deeds.with(Deeds.pay("20260105C00001", 50_00, ""), NoteKey.FAMILY_PAY, "1");
            assertThat(clinic.party.start(own)).isEqualTo(Outcome.neverSent("亲情付缺少付款人的签约号"));
            Deed deed = Deeds.hiding(own, NoteKey.PAYER_CONTRACT, payer);
            yes(clinic.party.start(limit(deed)));
            Receipt receipt = done(clinic.party.start(deed));
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 50_00, 0)));
            assertThat(clinic.platform.held()).isZero();
            clinic.platform.endFamily(Clinic.PERSON.idNumber(), Clinic.RELATIVE.idNumber());
            assertThat(refusal(clinic.party.start(limit(deed)))).contains("亲情付关系无效");
        }
    }

    private static Deed limit(Deed deed) {
        return Deeds.deed(Act.CREDIT_LIMIT, "20260105L00001", deed.fen(Part.CASH), deed.notes(), deed.secrets());
    }

    private static Optional<String> refusal(Outcome<?> said) {
        return said instanceof Outcome.Declined<?> no ? Optional.of(no.text()) : Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_is_looked_at_anew_and_leaves_nothing(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = limit(Deeds.pay("20260105C00001", 100_00, clinic.contract));
            assertThat(done(clinic.party.start(deed)).parts()).isEqualTo(Parts.NONE);
            String cert = Clinic.PERSON.idNumber();
            clinic.platform.terms(cert, ContractTerms.usual().limits(50_00, 500_00, 500_00));
            assertThat(refusal(clinic.party.start(deed))).contains("单笔超限");
            clinic.platform.terms(cert, ContractTerms.usual().limits(500_00, 50_00, 500_00));
            assertThat(refusal(clinic.party.start(deed))).contains("单日超限");
            clinic.platform.terms(cert, ContractTerms.usual().limits(500_00, 500_00, 50_00));
            assertThat(refusal(clinic.party.start(deed))).contains("额度不足");
            clinic.platform.terms(cert, ContractTerms.usual());
            clinic.platform.open(PatientClass.GZ_CITY, false);
            assertThat(refusal(clinic.party.start(deed))).isPresent();
            clinic.platform.open(PatientClass.GZ_CITY, true);
            clinic.platform.freeze(cert, 12);
            assertThat(refusal(clinic.party.start(deed))).isPresent();
            clinic.platform.terminate(cert);
            assertThat(refusal(clinic.party.start(deed))).contains("已解约");
            assertThat(clinic.party.abandon(deed).maybe()).isPresent();
            assertThat(clinic.platform.orders()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_is_whole_or_in_parts_or_a_reversal_of_the_same_day_and_never_too_much(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 100_00, clinic.contract);
            Receipt receipt = done(clinic.party.start(deed));
            assertThat(yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 30_00, 1)))
                            .parts())
                    .isEqualTo(cash(30_00));
            assertThat(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00002", 80_00, 2)))
                    .isInstanceOf(Outcome.Declined.class);
            assertThat(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00003", 100_01, 2)))
                    .isEqualTo(Outcome.neverSent("退费金额大于已收金额"));
            Receipt still = yes(clinic.party.ask(deed));
            assertThat(still.parts()).isEqualTo(cash(100_00));
            Deed other = Deeds.pay("20260105C00002", 100_00, clinic.contract);
            Receipt taken = done(clinic.party.start(other));
            yes(clinic.party.reverse(Deeds.back(other, taken, "20260105R00004", 100_00, 0)));
            assertThat(clinic.platform.held("20260105C00002")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void relatives_are_bound_and_unbound_where_a_platform_offers_it(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.sign(Clinic.RELATIVE.idNumber(), Clinic.RELATIVE.name(), ContractTerms.usual());
            FamilyBinding family = clinic.room.family().orElseThrow();
            FamilyBinding.Relation relation = new FamilyBinding.Relation(
                    "01",
                    new Secret(Clinic.PERSON.idNumber()),
                    new Secret(Clinic.PERSON.name()),
                    "01",
                    new Secret(Clinic.RELATIVE.idNumber()),
                    new Secret(Clinic.RELATIVE.name()),
                    "配偶",
                    new Secret("CONSENT0001"));
            String number = yes(family.bind(relation, new RequestNo("20260105F00001")));
            assertThat(yes(family.payers(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY))))
                    .extracting(FamilyPayer::relation)
                    .containsExactly("配偶");
            assertThat(yes(family.unbind(number, new RequestNo("20260105F00002"))))
                    .isEqualTo(number);
            assertThat(yes(family.payers(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_way_into_the_app_is_told_where_a_platform_tells_it(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            URI page = yes(clinic.room
                    .jump()
                    .orElseThrow()
                    .page(
                            Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY),
                            "register",
                            URI.create("https://h.example/back")));
            assertThat(page.toString()).doesNotContain(Clinic.PERSON.idNumber());
            assertThat(page.getScheme()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_code_table_is_fetched_where_a_platform_has_it(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.dictionary(
                    "med_type",
                    new io.medsettle.fixtures.credit.CreditDictionary(
                            "3",
                            List.of(
                                    new Entry("11", "普通门诊", "", LocalDate.of(2025, 1, 1), Optional.empty()),
                                    new Entry(
                                            "14",
                                            "门诊慢特病",
                                            "11",
                                            LocalDate.of(2025, 1, 1),
                                            Optional.of(LocalDate.of(2025, 12, 31))))));
            List<CodeEntry> entries = yes(clinic.room.dictionary().orElseThrow().fetch("med_type"));
            assertThat(entries).hasSize(2);
            assertThat(entries.get(0).name()).isEqualTo("普通门诊");
            assertThat(entries.get(0).version()).isEqualTo("3");
            assertThat(entries.get(0).validity().on(LocalDate.of(2026, 1, 5))).isTrue();
            assertThat(entries.get(1).validity().on(LocalDate.of(2026, 1, 5))).isFalse();
        }
    }
}
