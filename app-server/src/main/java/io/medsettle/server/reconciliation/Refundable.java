package io.medsettle.server.reconciliation;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Plan;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.server.problem.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which findings a refund of our order mends, and which collection of the order goes back. */
final class Refundable {
    /** A deed's number without the last digit, which counts its tries. */
    private static final int UP_TO_TRY = 19;

    private static final int NUMBER = 20;

    private Refundable() {}

    /**
     * Why none is mended by a refund, empty where a refund may mend it. A refund sends back the payment that our order stands on. That is
     * the wrong one where a payment is there twice, and one that the far side does not have, or not so much of, where our books say more.
     * HIS holds no money: what it lacks may well be given back.
     */
    static Optional<Refusal> refused(StoredFinding f) {
        if (f.order().isEmpty()) {
            return Optional.of(notOurs());
        }
        if (f.difference() == Difference.D9) {
            return Optional.of(Refusal.of(409, "not-by-refund", "不能由本网关退费", "这是手续费或平台账户的差异, 不是患者的款", "请向平台核实后, 以平账登记"));
        }
        if (f.form() == Difference.D7) {
            return Optional.of(Refusal.of(
                    409, "not-by-refund", "不能由本网关退费", "重复的一笔不在这张结算单上, 在此退费会退掉正常的那一笔", "请核实后在对方商户平台退回多收的一笔, 再由两人平账登记"));
        }
        if (f.direction() == Direction.OURS_MORE && f.difference() != Difference.D10) {
            return Optional.of(Refusal.of(
                    409,
                    "not-by-refund",
                    "不能由本网关退费",
                    f.direction().words() + ", 对方没有这样多的款可退",
                    "请到对方平台核实; 须退还患者的在商户平台办理, 再由两人平账登记"));
        }
        return Optional.empty();
    }

    /** What is said of a finding that is about no order of this house. */
    static Refusal notOurs() {
        return Refusal.of(409, "not-ours", "不能由本网关退费", "这条差错不属于本网关的结算单", "请在对方商户平台处理后, 以平账登记");
    }

    /** @throws Refusal 409 if it is none that a refund mends */
    static void allowed(StoredFinding f) {
        refused(f).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /**
     * The collecting round that goes back: the finding's own, or the one that its reversal belongs to, or the only one that stands.
     *
     * @throws Refusal 409 if it cannot be told which
     */
    static int round(StoredFinding f, Order order) {
        Set<Integer> meant = new TreeSet<>();
        for (Round round : order.rounds()) {
            round.deeds().stream().filter(d -> named(d, f.key())).forEach(d -> collected(order, d, meant));
        }
        if (meant.isEmpty()) {
            order.rounds().stream()
                    .filter(r -> r.purpose() == Plan.Purpose.COLLECT && !r.gaveUp())
                    .forEach(r -> meant.add(r.no()));
        }
        if (meant.size() > 1) {
            throw Refusal.of(
                    409,
                    "which-collection",
                    "不能确定退哪一笔",
                    "结算单 " + order.id().text() + " 有几笔收款, 这条差错没有指明是哪一笔",
                    "请核实后对那一笔办理退费, 再由两人平账登记");
        }
        return meant.stream().findFirst().orElse(0);
    }

    private static boolean named(DeedView d, String key) {
        boolean ours = key.length() == NUMBER && d.number().text().regionMatches(true, 0, key, 0, UP_TO_TRY);
        return ours || !d.farNumber().isEmpty() && key.equals("~" + d.farNumber());
    }

    private static void collected(Order order, DeedView d, Set<Integer> meant) {
        collected(order, order.round(d.plan().ofRound().orElse(d.round())), meant);
    }

    /** A refund that settled anew, or that gives several back, leads on to what it gives back itself. */
    private static void collected(Order order, Round round, Set<Integer> meant) {
        if (round.purpose() == Plan.Purpose.COLLECT) {
            meant.add(round.no());
            return;
        }
        round.deeds().stream()
                .flatMap(d -> d.plan().ofRound().stream())
                .filter(no -> no < round.no())
                .distinct()
                .forEach(no -> collected(order, order.round(no), meant));
    }

    /** The refunds that were opened for a finding. */
    static List<Round> rounds(StoredFinding f, Order order) {
        return order.rounds().stream()
                .filter(r -> key(r).startsWith(key(f, "")))
                .toList();
    }

    static String key(Round refund) {
        return refund.opening().get("notes.refundKey");
    }

    /** Under which key a refund is asked for. */
    static String key(StoredFinding f, String approval) {
        return "finding/" + f.id() + "/" + approval;
    }
}
