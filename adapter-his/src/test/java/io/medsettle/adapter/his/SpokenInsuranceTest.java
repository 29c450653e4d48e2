package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bill whose insurance HIS settles by itself (S01, S02, S03), over every way of speaking. */
class SpokenInsuranceTest {
    private static final Party OWN = new Party("his-insurance");
    private static final Parts BORNE = Parts.of(Part.FUND, 60_00).with(Part.ACCOUNT, 20_00);

    private static HisInsurance insurance(SpokenHis his) {
        return new HisInsurance(
                his.settings(), new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), his.clock);
    }

    private static Round frozen(SpokenHis his) {
        NewVisit visit = his.hospital.addVisit("P0001", 100_00, 3);
        Round round = Round.first(Fields.of(NoteKey.VISIT_NO, visit.visitNo())
                        .with(NoteKey.RX_NOS, his.way.holds() ? visit.rxNo() : visit.visitNo())
                        .with(NoteKey.CHANNEL, "WECHAT")
                        .with(NoteKey.MDTRT_CERT_TYPE, "02")
                        .with(NoteKey.ACCOUNT_USED, "1"))
                .hiding(NoteKey.MDTRT_CERT_NO, SamplePeople.all().get(0).idNumber())
                .planned(Act.SETTLE, OWN, "S1")
                .planned(Act.WRITE_BACK, Bill.HIS, "W1");
        round.hear(his.counterparty.start(round.deed(Act.FREEZE, "F1")));
        return round;
    }

    private static long borne(SpokenHis his) {
        return his.hospital.insuranceLedger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    private static Deed writeBack(SpokenHis his, Round round, Receipt settled) {
        return Round.first(round.notes())
                .taken(Act.SETTLE, OWN, "S1", settled.parts(), settled.farNumber(), settled.farTime(), settled.notes())
                .taken(
                        Act.CODE_PAY,
                        Round.WECHAT,
                        "C1",
                        Parts.of(Part.CASH, 20_00),
                        "42",
                        his.clock.instant(),
                        Fields.of("merchant", "M1"))
                .noting(NoteKey.ADMDVS, "440100")
                .deed(Act.WRITE_BACK, "W1");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_bill_is_priced_settled_and_written_back_with_every_part(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Round round = frozen(his);
            Receipt priced = round.hear(insurance(his).start(round.deed(Act.TRIAL, "T1")));
            assertThat(priced.parts()).isEqualTo(BORNE);
            assertThat(priced.seen()).isEqualTo(Parts.of(Part.CASH, 20_00));
            assertThat(borne(his)).isZero();

            Receipt settled = round.hear(insurance(his).start(round.deed(Act.SETTLE, "S1")));
            assertThat(settled.parts()).isEqualTo(BORNE);
            assertThat(borne(his)).isEqualTo(80_00);

            Receipt booked =
                    yes(his.counterparty.start(writeBack(his, round, settled))).match(done -> done, handed -> settled);
            assertThat(booked.seen()).isEqualTo(BORNE.with(Part.CASH, 20_00));
            assertThat(his.hospital.charges("W1").get(0).fundFen()).isEqualTo(60_00);
            assertThat(yes(his.counterparty.ask(writeBack(his, round, settled))).farNumber())
                    .isEqualTo(booked.farNumber());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_settlement_of_a_bill_that_was_not_charged_is_taken_back(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Round round = frozen(his);
            round.hear(insurance(his).start(round.deed(Act.TRIAL, "T1")));
            Deed settle = round.deed(Act.SETTLE, "S1");
            Receipt settled = round.hear(insurance(his).start(settle));

            Deed reversal = round.next().reversal("V1", settle, settled);
            assertThat(yes(insurance(his).reverse(reversal)).parts()).isEqualTo(settled.parts());

            assertThat(borne(his)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_settlement_whose_reply_was_lost_is_a_doubt_and_never_a_no(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Round round = frozen(his);
            round.hear(insurance(his).start(round.deed(Act.TRIAL, "T1")));
            Deed settle = round.deed(Act.SETTLE, "S1");
            String service = way.holds() ? "S02.settle" : "medicalInsAppBalance";
            his.faces.faults().next(service, Mood.LOSE_REPLY);

            doubt(Doubt.NO_ANSWER, insurance(his).start(settle));
            assertThat(borne(his)).isEqualTo(80_00);
            if (way.holds()) {
                assertThat(yes(insurance(his).ask(settle)).parts()).isEqualTo(BORNE);
            } else {
                doubt(Doubt.NO_ANSWER, insurance(his).ask(settle));
            }
        }
    }
}
