package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A charged bill of which one item is given back: what remains is held, the old charge goes red, the rest is
 * charged anew.
 */
class RemainderChainTest {
    private static final long LEFT = 66_66;

    private final SimulatedHis his = new SimulatedHis();
    private final Bill bill = his.insuredBill("01");
    private Receipt booked;
    private Receipt granted;
    private Fields notes;

    @AfterEach
    void close() {
        his.close();
    }

    @BeforeEach
    void a_bill_of_three_lines_is_charged_and_its_refund_permitted() {
        bill.hear(his.counterparty.start(bill.freeze()));
        booked = bill.hear(his.counterparty.start(bill.writeBack()));
        notes = bill.notes().with(NoteKey.ITEMS, his.hospital.feeLines("W01").get(0));
        Round asked = round().planned(Act.REMAINDER, Bill.HIS, "R01");
        granted = asked.hear(his.counterparty.start(asked.deed(Act.PERMIT, "P01", 100_00)));
    }

    /** A round in which the old write-back is reversed under X01 and a new one made under N01. */
    private Round round() {
        return Round.first(notes)
                .next()
                .planned(Act.TRIAL, Round.YIBAO, "T01")
                .planned(Act.WRITE_BACK, Bill.HIS, "X01")
                .planned(Act.WRITE_BACK, Bill.HIS, "N01");
    }

    private Round permitted() {
        return round().taken(Act.PERMIT, Bill.HIS, "P01", Parts.NONE, "", his.clock.instant(), granted.notes());
    }

    private Deed remainder() {
        return permitted().deed(Act.REMAINDER, "R01");
    }

    private Round held() {
        Receipt receipt = permitted().hear(his.counterparty.start(remainder()));
        notes = notes.and(receipt.notes());
        Round held = permitted()
                .taken(
                        Act.REMAINDER,
                        Bill.HIS,
                        "R01",
                        receipt.parts(),
                        receipt.farNumber(),
                        his.clock.instant(),
                        Fields.NONE);
        return held.hiding(NoteKey.FEE_SHEET, receipt.secrets().need(NoteKey.FEE_SHEET));
    }

    private Deed red(Round held, long cashBack) {
        Parts insurer = Parts.of(Part.FUND, 60_00).with(Part.ACCOUNT, 20_00);
        return held.returned(Act.SETTLE, Round.YIBAO, "J01", insurer, "RV1", his.clock.instant())
                .returned(Act.CASH, Round.WECHAT, "D01", Parts.of(Part.CASH, cashBack), "500001", his.clock.instant())
                .reversal("X01", bill.writeBack(), booked);
    }

    private Deed anew(Round held) {
        Fields told =
                Fields.of(NoteKey.MDTRT_ID, "MD1").with(NoteKey.SETL_ID, "SE2").with(NoteKey.MED_TYPE, "11");
        Parts insurer = Parts.of(Part.FUND, 40_00).with(Part.ACCOUNT, 11_66);
        return held.taken(Act.SETTLE, Round.YIBAO, "I02", insurer, "SE2", his.clock.instant(), told)
                .deed(Act.WRITE_BACK, "N01");
    }

    @Test
    void what_remains_is_held_under_new_numbers_and_charged_with_the_cash_that_stays() {
        Round held = held();
        FeeSheet sheet = FeeSheet.ofText(held.secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.total().fen()).isEqualTo(LEFT);
        assertThat(sheet.lines())
                .hasSize(2)
                .noneMatch(l -> his.hospital.feeLines("W01").contains(l.serial()));

        Deed red = red(held, 5_00);
        Returned back = yes(his.counterparty.reverse(red));
        assertThat(yes(his.counterparty.askReverse(red)).notes()).isEqualTo(back.notes());
        assertThat(his.hospital.refunds("W01").get(0).cashFen()).isEqualTo(20_00);
        assertThat(back.notes().get(HisNotes.CARRIED_FEN)).isEqualTo("1500");

        back.notes().forEach((name, value) -> held.noting(name, value));
        Deed anew = anew(held);
        Receipt charged = held.hear(his.counterparty.start(anew));
        assertThat(charged.seen().get(Part.CASH)).isEqualTo(15_00);
        assertThat(his.hospital.charges("N01").get(0).cashFen()).isEqualTo(15_00);
        assertThat(his.hospital.charges("N01").get(0).fundFen()).isEqualTo(40_00);
        assertThat(yes(his.counterparty.ask(anew)).farNumber()).isEqualTo(charged.farNumber());
        assertThat(his.hospital.ledger().stream().mapToLong(e -> e.fen()).sum()).isEqualTo(LEFT);
    }

    @Test
    void the_rest_is_not_charged_before_the_old_charge_is_red() {
        Round held = held();
        held.noting(HisNotes.CARRIED_FEN, "1500")
                .noting(HisNotes.CARRIED_PARTY, "wechat")
                .noting(HisNotes.CARRIED_NUMBER, "C01")
                .noting(HisNotes.CARRIED_FAR_NUMBER, "420001");
        assertThat(no(his.counterparty.start(anew(held))).code()).isEqualTo("2004");
    }

    @Test
    void a_hold_that_has_lapsed_is_renewed_under_the_same_number_before_the_rest_is_charged() {
        Round held = held();
        Returned back = yes(his.counterparty.reverse(red(held, 5_00)));
        back.notes().forEach((name, value) -> held.noting(name, value));
        his.clock.tick(Duration.ofHours(2));

        held.hear(his.counterparty.start(anew(held)));

        assertThat(his.hospital.charges("N01")).hasSize(1);
        assertThat(his.hospital.effects("F05")).isEqualTo(1);
    }

    @Test
    void a_remainder_whose_answer_was_lost_is_asked_for_again_and_let_go_by_its_own_number() {
        his.hospital.faults().next("F05", Mood.LOSE_REPLY);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(remainder()));
        doubt(Doubt.NOT_FOUND, his.counterparty.ask(remainder()));
        yes(his.counterparty.abandon(remainder()));
        assertThat(his.hospital.effects("F05")).isEqualTo(1);
        assertThat(his.hospital.effects("O04")).isEqualTo(1);
        assertThat(no(his.counterparty.start(remainder())).code()).isEqualTo("2013");
        assertThat(his.hospital.charges("W01")).hasSize(1);
    }

    @Test
    void a_remainder_that_never_arrived_is_let_go_and_the_permit_given_back() {
        his.hospital.faults().next("F05", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(remainder()));
        yes(his.counterparty.abandon(remainder()));
        yes(his.counterparty.abandon(permitted().deed(Act.PERMIT, "P01", 100_00)));
        assertThat(his.hospital.effects("F05")).isZero();
        assertThat(his.hospital.refunds("W01")).isEmpty();
    }

    @Test
    void a_line_that_is_unknown_and_nothing_that_remains_are_refused() {
        notes = notes.with(NoteKey.ITEMS, "999999");
        assertThat(no(his.counterparty.start(remainder())).code()).isEqualTo("2002");
        notes = notes.with(NoteKey.ITEMS, String.join(",", his.hospital.feeLines("W01")));
        assertThat(no(his.counterparty.start(remainder())).code()).isEqualTo("2006");
    }

    @Test
    void a_total_that_is_not_its_lines_is_no_answer() {
        his.hospital.faults().next("F05", Mood.WRONG_AMOUNT);
        assertThat(doubt(Doubt.NO_ANSWER, his.counterparty.start(remainder())).text())
                .contains("明细合计");
    }
}
