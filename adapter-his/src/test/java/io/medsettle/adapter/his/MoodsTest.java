package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verb meets every temper once; afterwards the truth is found by asking and repeating, and one effect was made. */
class MoodsTest {
    private final SimulatedHis his = new SimulatedHis();

    @AfterEach
    void close() {
        his.close();
    }

    /** What the first sending must come to in this mood. */
    private static void first(Mood mood, Outcome<?> said) {
        switch (mood) {
            case ANSWER, SLOW -> yes(said);
            case REFUSE -> assertThat(no(said).code()).isEqualTo("2099");
            case LOSE_REQUEST, LOSE_REPLY, DO_AND_500, ANSWER_TWICE, MAINTENANCE, WRONG_AMOUNT ->
                assertThat(said).as(mood.name()).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_freeze_comes_to_one_hold(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.insuredBill("01");
        his.hospital.faults().next("O02", mood);

        first(mood, his.counterparty.start(bill.freeze()));
        assertThat(his.counterparty.ask(bill.freeze())).isInstanceOf(Outcome.Unknown.class);
        bill.hear(his.counterparty.start(bill.freeze()));

        assertThat(his.hospital.effects("O02")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WRONG_AMOUNT", "REFUSE"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_freeze_whose_bundle_fails_comes_to_one_hold(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.insuredBill("01");
        his.hospital.faults().next("O05", mood);

        first(mood, his.counterparty.start(bill.freeze()));
        bill.hear(his.counterparty.start(bill.freeze()));

        assertThat(his.hospital.effects("O02")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_write_back_comes_to_one_charge(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        his.hospital.faults().next("O07", mood);

        first(mood, his.counterparty.start(bill.writeBack()));
        boolean booked = !his.hospital.charges().isEmpty();
        Outcome<Receipt> asked = his.counterparty.ask(bill.writeBack());
        assertThat(asked.maybe().isPresent()).isEqualTo(booked);
        if (!booked) {
            doubt(Doubt.NOT_FOUND, asked);
        }
        bill.hear(his.counterparty.start(bill.writeBack()));

        assertThat(his.hospital.charges("W01")).hasSize(1);
        assertThat(his.hospital.effects("O07")).isEqualTo(1);
    }

    @Test
    void a_write_back_slower_than_the_deadline_is_a_doubt_and_found_by_asking() {
        his.hospital.faults().slowness(Duration.ofSeconds(2));
        Bill bill = his.frozenBill("01");
        HisSignature key = HisSignature.hmacSha256(new Secret(Proof.SECRET));
        his.hospital.faults().next("O07", Mood.SLOW);

        doubt(Doubt.NO_ANSWER, his.spokenToBy(key, Duration.ofMillis(400)).start(bill.writeBack()));

        yes(his.counterparty.ask(bill.writeBack()));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_recheck_is_safe_to_repeat(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        his.hospital.faults().next("O03", mood);

        Outcome<?> said = his.counterparty.start(bill.recheck());
        if (mood == Mood.WRONG_AMOUNT) {
            assertThat(no(said).code()).isEqualTo("TOTAL_MOVED");
        } else {
            first(mood, said);
        }
        bill.hear(his.counterparty.start(bill.recheck()));
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "WRONG_AMOUNT", mode = EnumSource.Mode.EXCLUDE)
    void a_release_is_proven_or_repeated(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        his.hospital.faults().next("O04", mood);

        first(mood, his.counterparty.abandon(bill.writeBack()));
        yes(his.counterparty.abandon(bill.writeBack()));
        yes(his.counterparty.abandon(bill.freeze()));

        assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2013");
        assertThat(his.hospital.effects("O04")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "WRONG_AMOUNT", mode = EnumSource.Mode.EXCLUDE)
    void a_question_about_a_write_back_never_becomes_a_no(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        yes(his.counterparty.start(bill.writeBack()));
        his.hospital.faults().next("O08", mood);

        assertThat(his.counterparty.ask(bill.writeBack())).isNotInstanceOf(Outcome.Declined.class);
        yes(his.counterparty.ask(bill.writeBack()));
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "WRONG_AMOUNT", mode = EnumSource.Mode.EXCLUDE)
    void a_permit_comes_to_one_permit(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        yes(his.counterparty.start(bill.writeBack()));
        his.hospital.faults().next("F01", mood);

        first(mood, his.counterparty.start(bill.permit(100_00)));
        his.counterparty.ask(bill.permit(100_00));
        bill.hear(his.counterparty.start(bill.permit(100_00)));

        assertThat(his.hospital.effects("F01")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_red_receipt_is_written_once(Mood mood) {
        his.hospital.faults().slowness(Duration.ofMillis(20));
        Bill bill = his.frozenBill("01");
        Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));
        bill.permitted(bill.hear(his.counterparty.start(bill.permit(100_00))));
        Deed reversal = bill.redReceipt(booked, 20_00, his.clock.instant());
        his.hospital.faults().next("F02", mood);

        first(mood, his.counterparty.reverse(reversal));
        boolean written = !his.hospital.refunds().isEmpty();
        assertThat(his.counterparty.askReverse(reversal).maybe().isPresent()).isEqualTo(written);
        yes(his.counterparty.reverse(reversal));

        assertThat(his.hospital.refunds("W01")).hasSize(1);
    }
}
