package io.medsettle.core.paper;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.value.Parts;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One flow as it is played from its first call to its last.
 *
 * @param name of the plan, and what came before and after it
 * @param legal what the far sides may hold in the end, fen: all or nothing
 * @param ends what they hold when nothing goes wrong
 * @param drive who presses what
 */
record Flow(String name, Set<Long> legal, long ends, Consumer<Town> drive) {
    private static final Set<Long> BILL = Set.of(0L, 100_00L);
    private static final Set<Long> DEPOSITS = Set.of(0L, 200_00L, 400_00L, 600_00L, 1000_00L);
    private static final Set<Long> SELF_PAID = Set.of(0L, 500_00L, 700_00L, 1000_00L, 1200_00L);

    static List<Flow> all() {
        return List.of(
                new Flow(
                        "online self-pay, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.online().selfPay()))),
                new Flow(
                        "online mixed, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.online().mixed()))),
                new Flow("payment code, then refunded", BILL, 0, t -> t.refund(t.settle(PaperPlans.paymentCode()))),
                new Flow("one code, then refunded", BILL, 0, t -> t.refund(t.settle(PaperPlans.oneCode()))),
                new Flow(
                        "credit, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.credit().insured()))),
                new Flow(
                        "credit without insurance, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.credit().selfPay()))),
                new Flow(
                        "a deposit, part of it refunded", Set.of(0L, 120_00L, 200_00L), 120_00, Flow::depositAndRefund),
                new Flow("deposits and a discharge with top-up", Set.of(0L, 300_00L, 1000_00L), 1000_00, t -> {
                    t.deposit(300_00, 1);
                    leave(t);
                }),
                new Flow("deposits and a discharge with surplus", DEPOSITS, 1000_00, t -> {
                    threeDeposits(t);
                    leave(t);
                }),
                new Flow("a discharge with surplus, then reversed", DEPOSITS, 600_00, t -> {
                    threeDeposits(t);
                    leave(t);
                    comeBack(t);
                }),
                new Flow("a discharge with top-up, then reversed", Set.of(0L, 300_00L, 1000_00L), 300_00, t -> {
                    t.deposit(300_00, 1);
                    leave(t);
                    comeBack(t);
                }),
                new Flow(
                        "resettled with cash back",
                        Set.of(0L, 100_00L, 72_00L),
                        72_00,
                        t -> resettle(t, 60_00, 10_00, 2_00)),
                new Flow(
                        "credit, resettled with the difference back",
                        Set.of(0L, 100_00L, 72_00L),
                        72_00,
                        t -> resettle(t, PaperPlans.credit().insured(), Parts.split(60_00, 10_00, 2_00))),
                new Flow(
                        "not resettled, because the patient would pay more",
                        BILL,
                        100_00,
                        t -> resettle(t, 50_00, 0, 21_00)),
                new Flow(
                        "registered and paid at a kiosk, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(
                                PaperPlans.counter(Billing.REGISTRATION).paymentCode()))),
                new Flow(
                        "registered online, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(
                                PaperPlans.online().of(Billing.REGISTRATION).mixed()))),
                new Flow(
                        "insurance owned by HIS, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.hisOwned().paymentCode()))),
                new Flow(
                        "paid online where HIS pools, then refunded",
                        BILL,
                        0,
                        t -> t.refund(t.settle(PaperPlans.pooledOnline().mixed()))),
                new Flow("admitted, and admission undone", Set.of(0L), 0, t -> {
                    t.admit();
                    if (t.stayId().isPresent()) {
                        t.undoAdmission();
                    }
                }),
                new Flow("a stay without insurance, with surplus", SELF_PAID, 1000_00, t -> {
                    t.deposit(700_00, 1);
                    t.deposit(500_00, 2);
                    if (t.stayId().isPresent()) {
                        t.selfPaidDischarge();
                    }
                }));
    }

    private static void threeDeposits(Town t) {
        t.deposit(200_00, 1);
        t.deposit(200_00, 2);
        t.deposit(200_00, 3);
    }

    private static void depositAndRefund(Town t) {
        Order stay = t.deposit(200_00, 1);
        t.world.refund(stay, 0, "R1", 80_00);
        t.end(stay.id());
    }

    private static void leave(Town t) {
        if (t.stayId().isPresent()) {
            t.discharge();
        }
    }

    private static void comeBack(Town t) {
        if (t.stayId().isPresent()
                && t.stayOrder().rounds().stream().anyMatch(r -> r.plan().equals("discharge"))) {
            t.reverseDischarge();
        }
    }

    private static void resettle(Town t, long fund, long account, long cash) {
        resettle(t, PaperPlans.paymentCode(), Parts.split(fund, account, cash));
    }

    private static void resettle(Town t, Plan plan, Parts remainder) {
        t.remainder = remainder;
        Order settled = t.settle(plan);
        if (settled.state() == OrderState.SETTLED) {
            t.resettle(settled);
        }
    }
}
