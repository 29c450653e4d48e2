package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.assembly.MoreParties;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 一码付: one scan of the 医保码, the insurer first, then the patient's own part by the voucher of the same scan. The
 * insurer's
 * voucher has no wire of its own here, so that a far side with a memory stands in for this one act; all else is over
 * the wire.
 */
class OneCodeTest {
    private static final FakeParty VOUCHERS = new FakeParty("yibao", InstantSource.system()).looks(Act.VOUCHER);
    private static final WithVouchers INSURER = new WithVouchers();
    private static final Gateway GATEWAY = Gateway.start(
            Map.of("medsettle.gateway.code-channel", OutsideWorld.CODES), new MoreParties(Map.of("yibao", INSURER)));

    /** The insurer, who hands out vouchers too. */
    private static final class WithVouchers implements Counterparty {
        private Counterparty real = VOUCHERS;

        private Counterparty of(Deed deed) {
            return deed.act().equals(Act.VOUCHER) ? VOUCHERS : real;
        }

        @Override
        public Outcome<Started> start(Deed deed) {
            return of(deed).start(deed);
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return of(start).ask(start);
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return of(start).abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return of(reversal).reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return of(reversal).askReverse(reversal);
        }

        @Override
        public Optional<String> transmission(Deed deed, Instant at) {
            return of(deed).transmission(deed, at);
        }
    }

    @BeforeAll
    static void start() {
        INSURER.real = GATEWAY.bean(YibaoCounterparty.class);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
        VOUCHERS.calm();
    }

    private static Said paid(int person, long fen) {
        Kiosk kiosk = new Kiosk(GATEWAY);
        Said entered = kiosk.byVoucher(person);
        Said priced = kiosk.open(
                Kiosk.session(entered),
                Kiosk.insured(Kiosk.wish("one-code", GATEWAY.clinic().bill(person, fen)), "account", "NONE"));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Said paying = kiosk.edge().post("/api/v1/orders/" + priced.text("orderId") + "/pay", "{}");
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        return kiosk.until(priced.text("orderId"), "SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    }

    @Test
    void one_scan_pays_insurer_and_patient_without_another_code_and_goes_back_whole() {
        Counts counts = new Counts(GATEWAY);
        long vouchers = VOUCHERS.count("start voucher");
        Said settled = paid(7, 100_00);
        assertThat(settled.text("state")).as(settled.text()).isEqualTo("SETTLED");
        counts.once("2207", "O07");
        assertThat(VOUCHERS.count("start voucher")).isEqualTo(vouchers + 1);
        Money money = new Money(GATEWAY, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L, "codes CASH", 40_00L));
        money.agrees();

        Kiosk kiosk = new Kiosk(GATEWAY);
        kiosk.refund(settled.text("orderId"));
        kiosk.until(settled.text("orderId"), "REFUNDED");
        counts.once("2208");
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    void no_cash_is_asked_for_before_the_insurer_has_settled() {
        GATEWAY.world().yibao().faults().next("2207", Mood.REFUSE);
        long before = GATEWAY.world().codes().count("start code-pay");
        Said ended = paid(8, 100_00);
        assertThat(ended.text("state")).as(ended.text()).isIn("CANCELLED", "UNWOUND");
        assertThat(GATEWAY.world().codes().count("start code-pay")).isEqualTo(before);
        assertThat(new Money(GATEWAY, ended.text("orderId")).held()).isEmpty();
    }

    @Test
    void where_the_voucher_does_not_pay_the_insurer_goes_back() {
        Counts counts = new Counts(GATEWAY);
        GATEWAY.world().codes().next("start code-pay", FakeMood.REFUSE);
        Said ended = paid(9, 100_00);
        assertThat(ended.text("state")).as(ended.text()).isEqualTo("UNWOUND");
        counts.once("2207", "2208").never("O07");
        Money money = new Money(GATEWAY, ended.text("orderId"));
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    @Test
    void without_a_voucher_nothing_is_settled() {
        Counts counts = new Counts(GATEWAY);
        VOUCHERS.next("start voucher", FakeMood.REFUSE);
        Said ended = paid(10, 100_00);
        assertThat(ended.text("state")).as(ended.text()).isIn("CANCELLED", "UNWOUND");
        counts.never("2207", "O07").once("2205", "2202", "O04");
    }
}
