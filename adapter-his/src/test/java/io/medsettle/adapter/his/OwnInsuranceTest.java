package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnInsuranceTest {
    private static final Party OWN = new Party("his-insurance");

    private final SimulatedHis his = new SimulatedHis();
    private final HisInsurance insurance = new HisInsurance(
            his.settings(), new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), his.clock);
    private Round round;

    @BeforeEach
    void a_priced_bill_of_a_hundred_yuan() {
        NewVisit visit = his.hospital.addVisit("P0001", 100_00, 3);
        round = Round.first(Fields.of(NoteKey.VISIT_NO, visit.visitNo())
                        .with(NoteKey.RX_NOS, visit.rxNo())
                        .with(NoteKey.CHANNEL, "WECHAT")
                        .with(NoteKey.MDTRT_CERT_TYPE, "02")
                        .with(NoteKey.ACCOUNT_USED, "1"))
                .hiding(NoteKey.MDTRT_CERT_NO, SamplePeople.all().get(0).idNumber())
                .planned(Act.SETTLE, OWN, "S1")
                .planned(Act.WRITE_BACK, Bill.HIS, "W1");
        round.hear(his.counterparty.start(round.deed(Act.FREEZE, "F1")));
    }

    @AfterEach
    void close() {
        his.close();
    }

    private Receipt priced() {
        return round.hear(insurance.start(round.deed(Act.TRIAL, "T1")));
    }

    private Deed settle() {
        return round.deed(Act.SETTLE, "S1");
    }

    private long borne() {
        return his.hospital.insuranceLedger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    @Test
    void a_price_tells_what_the_insurer_bears_and_what_is_left() {
        Receipt trial = priced();

        assertThat(trial.parts()).isEqualTo(Parts.of(Part.FUND, 60_00).with(Part.ACCOUNT, 20_00));
        assertThat(trial.seen()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(trial.notes().asMap()).containsKeys(HisNotes.TRIAL_NO, NoteKey.MDTRT_ID, NoteKey.IN_SCOPE);
        assertThat(trial.secrets().find(HisNotes.REQUEST_CONTENT)).isPresent();
        assertThat(borne()).isZero();
    }

    @Test
    void a_settlement_is_booked_written_back_with_its_number_and_reversed() {
        priced();
        Receipt settled = round.hear(insurance.start(settle()));
        assertThat(settled.farNumber()).isEqualTo(settled.notes().get(NoteKey.SETL_ID));
        assertThat(settled.notes().get(NoteKey.CLR_OPTINS)).isEqualTo("440100");
        assertThat(borne()).isEqualTo(80_00);

        Deed writeBack = Round.first(round.notes())
                .hiding(NoteKey.FEE_SHEET, round.secrets().need(NoteKey.FEE_SHEET))
                .taken(Act.SETTLE, OWN, "S1", settled.parts(), settled.farNumber(), settled.farTime(), settled.notes())
                .taken(
                        Act.CODE_PAY,
                        Round.WECHAT,
                        "C1",
                        Parts.of(Part.CASH, 20_00),
                        "42",
                        his.clock.instant(),
                        Fields.NONE)
                .deed(Act.WRITE_BACK, "W1");
        assertThat(yes(his.counterparty.start(writeBack))).isNotNull();
        assertThat(his.hospital.charges("W1").get(0).fundFen()).isEqualTo(60_00);

        Deed reversal = round.next().reversal("V1", settle(), settled);
        doubt(Doubt.NOT_FOUND, insurance.askReverse(reversal));
        assertThat(no(insurance.reverse(reversal)).code()).isEqualTo("2020");
        Round back = round.next().planned(Act.WRITE_BACK, Bill.HIS, "X1");
        back.hear(his.counterparty.start(back.deed(Act.PERMIT, "P1", 100_00)));
        assertThat(yes(insurance.reverse(reversal)).parts()).isEqualTo(settled.parts());
        assertThat(yes(insurance.askReverse(reversal)).farNumber()).isNotEmpty();
        assertThat(borne()).isZero();
    }

    @Test
    void a_settlement_answered_9999_or_late_is_found_by_asking_and_booked_once() {
        priced();
        his.hospital.tricks().settledButFaultNext();
        doubt(Doubt.NO_ANSWER, insurance.start(settle()));
        assertThat(yes(insurance.ask(settle())).parts().total()).isEqualTo(80_00);
        assertThat(no(insurance.abandon(settle())).code()).isEqualTo("SETTLED");
        assertThat(his.hospital.effects("S02")).isEqualTo(1);
    }

    @Test
    void a_slow_settlement_is_still_working_until_it_is_done() {
        priced();
        his.hospital.tricks().slowSettlementNext(Duration.ofSeconds(20));
        doubt(Doubt.STILL_WORKING, insurance.start(settle()));
        doubt(Doubt.STILL_WORKING, insurance.ask(settle()));
        his.clock.tick(Duration.ofSeconds(20));
        yes(insurance.ask(settle()));
    }

    @Test
    void a_settlement_that_never_arrived_is_let_go_so_that_it_cannot_arrive_any_more() {
        priced();
        his.hospital.faults().next("S02", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, insurance.start(settle()));
        doubt(Doubt.NOT_FOUND, insurance.ask(settle()));

        yes(insurance.abandon(settle()));
        assertThat(no(insurance.ask(settle())).code()).isEqualTo("CANCELLED");
        doubt(
                Doubt.NOT_FOUND,
                insurance.start(round.deed(Act.TRIAL, "T2")).maybe().isPresent()
                        ? insurance.ask(round.deed(Act.SETTLE, "S2"))
                        : insurance.ask(settle()));
        assertThat(borne()).isZero();
    }

    @Test
    void a_moved_version_a_refusal_and_an_amount_that_does_not_add_up_are_told_apart() {
        priced();
        his.hospital.faults().next("S02", Mood.WRONG_AMOUNT);
        doubt(Doubt.NO_ANSWER, insurance.start(settle()));
        his.hospital.faults().next("S01", Mood.REFUSE);
        assertThat(no(insurance.start(round.deed(Act.TRIAL, "T3"))).code()).isEqualTo("2099");
        his.hospital.edit(round.notes().need(NoteKey.HIS_ORDER_ID));
        assertThat(no(insurance.start(round.deed(Act.TRIAL, "T4"))).code()).isEqualTo("2005");
    }

    @Test
    void an_order_of_the_pay_centre_and_the_acts_of_a_stay_are_not_for_his() {
        for (String act : new String[] {Act.ORDER, Act.STAY_TRIAL, Act.STAY_SETTLE}) {
            Deed deed = round.deed(act, "Z1");
            assertThatThrownBy(() -> insurance.start(deed)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
