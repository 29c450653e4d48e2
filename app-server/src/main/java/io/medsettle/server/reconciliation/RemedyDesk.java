package io.medsettle.server.reconciliation;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.OrderId;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.Step.Kind;
import io.medsettle.server.reconciliation.StoredFinding.State;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people decide about findings. What moves money or declares it settled is proposed by one and approved by another; a refund
 * runs through the refund desk under a key that is made of the finding, so that however often it is approved it is one refund. Only what
 * a refund of the order mends is refunded ({@link Refundable}).
 */
@Singleton
class RemedyDesk implements Remedying {
    private static final Logger LOG = LoggerFactory.getLogger(RemedyDesk.class);
    private static final int AT_ONCE = 50;
    private static final String COMPLETE = "退费完成";
    private static final String REFUND = "退费单 ";

    private final FindingStore findings;
    private final StepStore steps;
    private final SafeRemedies safe;
    private final RefundDesk refunds;
    private final Desk desk;
    private final InstantSource clock;
    private final DayRules rules;

    RemedyDesk(
            FindingStore findings,
            StepStore steps,
            SafeRemedies safe,
            RefundDesk refunds,
            Desk desk,
            InstantSource clock,
            DayRules rules) {
        this.findings = findings;
        this.steps = steps;
        this.safe = safe;
        this.refunds = refunds;
        this.desk = desk;
        this.clock = clock;
        this.rules = rules;
    }

    StoredFinding comment(StoredFinding f, String who, String words) {
        take(f, Step.of(Clocks.now(clock), who, Kind.COMMENTED, "", words, "", ""), f.state());
        return reread(f);
    }

    /** Asks the far side once more, now, and does what its answer proves; only where an answer can prove anything. */
    StoredFinding askAgain(StoredFinding f, String who) {
        if (f.state() != State.OPEN) {
            throw decided(f);
        }
        if (f.needs() != Needs.FRESH_QUERY) {
            throw Refusal.of(409, "not-by-query", "查询不能了结", "这条差错不是向对方查询能消除的: " + f.reason(), "请核实后提出处理");
        }
        return safe.one(f, who);
    }

    /** @param fen of a refund; 0 = all that is left */
    StoredFinding propose(StoredFinding f, String who, String deed, long fen, String reason, String evidence) {
        if (f.state() != State.OPEN) {
            throw decided(f);
        }
        if (deed.equals(Step.REFUND)) {
            round(f, ours(f));
        }
        Step step = Step.of(Clocks.now(clock), who, Kind.PROPOSED, deed, reason, evidence, "等待另一人复核");
        take(f, step.worth(fen), State.PROPOSED);
        return reread(f);
    }

    /** @param seq of the proposal that is meant */
    StoredFinding reject(StoredFinding f, String who, String reason, int seq) {
        Step proposed = proposal(f, who, seq);
        take(f, Step.of(Clocks.now(clock), who, Kind.REJECTED, proposed.deed(), reason, "", "退回待处理"), State.OPEN);
        return reread(f);
    }

    /**
     * The second person agrees, and it is carried out.
     *
     * @param seq of the proposal that is meant
     */
    StoredFinding approve(StoredFinding f, String who, String reason, int seq) {
        if (f.state() == State.APPROVED) {
            meant(last(f, Kind.PROPOSED).orElseThrow(), seq);
            return goOn(f);
        }
        Step proposed = proposal(f, who, seq);
        boolean off = proposed.deed().equals(Step.WRITE_OFF);
        if (!off) {
            round(f, ours(f));
        }
        Step step = Step.of(
                Clocks.now(clock),
                who,
                Kind.APPROVED,
                proposed.deed(),
                reason,
                proposed.evidence(),
                off ? "已平账, 没有资金变动" : "开始退费");
        take(f, step.worth(proposed.fen()), off ? State.WRITTEN_OFF : State.APPROVED);
        return off ? reread(f) : goOn(reread(f));
    }

    private static void meant(Step proposed, int seq) {
        if (proposed.seq() != seq) {
            throw changed();
        }
    }

    private Step proposal(StoredFinding f, String who, int seq) {
        Step proposed = last(f, Kind.PROPOSED)
                .filter(s -> f.state() == State.PROPOSED)
                .orElseThrow(() -> Refusal.of(
                        409,
                        "nothing-proposed",
                        "没有待复核的处理",
                        "这条差错现为" + f.state().words(),
                        "请先提出处理"));
        meant(proposed, seq);
        if (proposed.who().equals(who)) {
            throw Refusal.of(409, "second-person", "须由另一人复核", "提出处理的人不能自己复核", "请由另一位有权限的人复核");
        }
        return proposed;
    }

    private Optional<Step> last(StoredFinding f, Kind kind) {
        List<Step> all = steps.of(f.id());
        return all.stream().filter(s -> s.kind() == kind).reduce((a, b) -> b);
    }

    @Override
    public void all(RunRow run, Beat beat) {
        safe.all(run, beat);
    }

    @Override
    public boolean goingBack(StoredFinding f) {
        return safe.goingBack(f);
    }

    /** Whatever was approved is carried to its end, here or by another node. */
    @Override
    public void goOn() {
        findings.approved(rules.org(), AT_ONCE).forEach(this::quietly);
    }

    /** One that cannot go on does not keep the others from it. */
    private void quietly(StoredFinding f) {
        try {
            goOn(f);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("what was approved about finding {} cannot be carried out now: {}", f.id(), e.getMessage());
        }
    }

    private StoredFinding goOn(StoredFinding f) {
        Step approved = last(f, Kind.APPROVED).orElseThrow();
        Order order = ours(f);
        String key = Refundable.key(f, Integer.toString(approved.seq()));
        Optional<Round> opened = Refundable.rounds(f, order).stream()
                .filter(r -> Refundable.key(r).equals(key))
                .findFirst();
        if (opened.isPresent()) {
            return told(f, order, opened.get().no());
        }
        try {
            RefundAsk ask = new RefundAsk(
                    order.id(),
                    round(f, order),
                    key,
                    Optional.empty(),
                    approved.fen() == 0 ? Optional.empty() : Optional.of(approved.fen()),
                    "对账差错 " + f.difference() + " 退费",
                    approved.who());
            return asked(f, approved, ask);
        } catch (Refusal r) {
            return failed(f, r.problem().detail());
        }
    }

    /** The far side is asked first where the finding calls for it, and what it said is noted before anything is sent. */
    private StoredFinding asked(StoredFinding f, Step approved, RefundAsk ask) {
        SafeRemedies.Proof proof = safe.proof(f);
        if (!proof.clear()) {
            return failed(f, proof.words());
        }
        StoredFinding now = f;
        boolean noted =
                last(f, Kind.INTENDED).filter(s -> s.seq() > approved.seq()).isPresent();
        if (!proof.words().isEmpty() && !noted) {
            Step intended = Step.of(
                    Clocks.now(clock), Step.GATEWAY, Kind.INTENDED, Step.REFUND, "", proof.words(), "退费之前向对方查询");
            if (steps.take(f, intended, State.APPROVED).isEmpty()) {
                return reread(f);
            }
            now = reread(f);
        }
        Opened opened = refunds.ask(ask);
        if (opened instanceof Opened.New n) {
            return told(now, n.order(), n.round());
        }
        if (opened instanceof Opened.Same s) {
            return told(now, s.order(), s.round());
        }
        return failed(now, opened instanceof Opened.Refused r ? r.text() : "退费键已用于其他内容");
    }

    private StoredFinding failed(StoredFinding f, String why) {
        steps.take(
                f,
                Step.of(Clocks.now(clock), Step.GATEWAY, Kind.OUTCOME, Step.REFUND, "", "", "未能退费: " + why),
                State.OPEN);
        return reread(f);
    }

    /** A refund under way is looked at again; one at its end ends the finding. Whoever else has just told the same told it for us. */
    private StoredFinding told(StoredFinding f, Order order, int round) {
        Order now = desk.read(order.id());
        String number = number(order, round);
        if (now.round(round).complete()) {
            steps.take(f, outcome(COMPLETE, number), State.DONE);
        } else if (now.round(round).stuck() || now.round(round).gaveUp()) {
            steps.take(
                    f,
                    outcome(
                            "退费未成, 需人工处理: " + now.round(round).stuckWhy()
                                    + now.round(round).why(),
                            number),
                    State.OPEN);
        }
        return reread(f);
    }

    private static String number(Order order, int round) {
        return order.id().text() + "-" + round;
    }

    private Step outcome(String words, String refund) {
        return Step.of(Clocks.now(clock), Step.GATEWAY, Kind.OUTCOME, Step.REFUND, "", REFUND + refund, words);
    }

    private Order ours(StoredFinding f) {
        return Optional.of(f.order())
                .filter(text -> !text.isEmpty())
                .map(text -> desk.read(new OrderId(text)))
                .filter(Order::exists)
                .filter(o -> o.org().equals(rules.org()))
                .orElseThrow(Refundable::notOurs);
    }

    /** @return what is given back, if nothing forbids it: neither what kind of finding it is, nor an earlier refund of the same finding */
    private int round(StoredFinding f, Order order) {
        Refundable.allowed(f);
        for (Round r : Refundable.rounds(f, order)) {
            if (!r.complete() && !order.undone(r)) {
                throw Refusal.of(
                        409,
                        "refund-under-way",
                        "上一笔退费尚未了结",
                        "这条差错的退费单 " + number(order, r.no()) + " 尚未了结 " + r.stuckWhy(),
                        "请先办完那一笔; 需人工处理的以裁定了结");
            }
            if (r.complete() && !ended(f, number(order, r.no()))) {
                throw decided(told(f, order, r.no()));
            }
        }
        return Refundable.round(f, order);
    }

    /** Whether a refund's end was told; one that a person had to be called for comes to its end later. */
    private boolean ended(StoredFinding f, String refund) {
        return steps.of(f.id()).stream()
                .anyMatch(s -> s.outcome().equals(COMPLETE) && s.evidence().equals(REFUND + refund));
    }

    private StoredFinding reread(StoredFinding f) {
        return findings.find(rules.org(), f.id()).orElseThrow();
    }

    private void take(StoredFinding f, Step step, State state) {
        if (steps.take(f, step, state).isEmpty()) {
            throw changed();
        }
    }

    private static Refusal changed() {
        return Refusal.of(409, "changed-meanwhile", "这条差错刚有变动", "另一人同时处理了这条差错", "请重新查看后再操作");
    }

    private static Refusal decided(StoredFinding f) {
        return Refusal.of(409, "not-open", "不能处理", "这条差错现为" + f.state().words(), "请查看处理记录");
    }
}
