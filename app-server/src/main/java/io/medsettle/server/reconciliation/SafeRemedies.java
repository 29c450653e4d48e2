package io.medsettle.server.reconciliation;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.medsettle.server.reconciliation.FreshQuestion.Answer;
import io.medsettle.server.reconciliation.FreshQuestion.Says;
import io.medsettle.server.reconciliation.Step.Kind;
import io.medsettle.server.reconciliation.StoredFinding.State;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What needs nobody's decision: where a fresh answer of the far side proves the case, the order's own desk is knocked at, and it does
 * what its history calls for: takes up a doubted payment, gives back what came after we had let go, tells HIS again. Nothing is
 * done here that a callback could not have brought about; so doing it twice does it once.
 */
@Singleton
class SafeRemedies {
    private static final Logger LOG = LoggerFactory.getLogger(SafeRemedies.class);
    private static final int PAGE = 200;
    private static final String PENDING = "; 尚待后续结果";
    private static final String UNHEALED = "查询未能消除差错, 等待人工处理";
    private static final Search OPEN = new Search("", "", "", State.OPEN.name(), "");
    /** For how long a run looks back at what earlier ones sent back. */
    private static final int DAYS_BACK = 7;

    private static final Set<String> TOLD =
            Set.of(DeedStatus.TAKEN.name(), DeedStatus.RETURNED.name(), DeedStatus.ACCEPTED.name());

    private final List<FarBill> bills;
    private final FindingStore findings;
    private final StepStore steps;
    private final Desk desk;
    private final FreshQuestion question;
    private final HistoryStore histories;
    private final InstantSource clock;
    private final DayRules rules;

    SafeRemedies(
            List<FarBill> bills,
            FindingStore findings,
            StepStore steps,
            Desk desk,
            FreshQuestion question,
            HistoryStore histories,
            InstantSource clock,
            DayRules rules) {
        this.bills = bills;
        this.findings = findings;
        this.steps = steps;
        this.desk = desk;
        this.question = question;
        this.histories = histories;
        this.clock = clock;
        this.rules = rules;
    }

    /** All of a day, once for each time the day is taken up. */
    void all(RunRow run, Beat beat) {
        String after = "";
        long done = 0;
        for (List<StoredFinding> page = findings.of(rules.org(), run.day(), OPEN, after, PAGE);
                !page.isEmpty();
                page = findings.of(rules.org(), run.day(), OPEN, after, PAGE)) {
            for (StoredFinding f : page) {
                if (f.needs() == Needs.FRESH_QUERY && !asked(f, run.cut())) {
                    safely(f, each -> one(each, Step.GATEWAY));
                }
                beat.rows(++done);
            }
            after = page.get(page.size() - 1).id();
        }
        sentBack(run, beat);
    }

    /** One about which nothing can be done now does not keep the day, and the others, from their end. */
    private static void safely(StoredFinding f, Consumer<StoredFinding> what) {
        try {
            what.accept(f);
        } catch (RuntimeException e) {
            if (Fetching.ours(e)) {
                throw e;
            }
            LOG.warn(
                    "nothing can be done about finding {} now: {}",
                    f.id(),
                    e.getClass().getSimpleName());
        }
    }

    /**
     * What an earlier run sent back is closed by this one, if the far side says now that it holds nothing of it any more. An order
     * that still waits for the far side is moved on first.
     */
    private void sentBack(RunRow run, Beat beat) {
        long done = 0;
        for (int back = 1; back <= DAYS_BACK; back++) {
            BusinessDay day = Clocks.day(run.day().date().minusDays(back));
            String after = "";
            for (List<StoredFinding> page = findings.of(rules.org(), day, OPEN, after, PAGE);
                    !page.isEmpty();
                    page = findings.of(rules.org(), day, OPEN, after, PAGE)) {
                for (StoredFinding f : page) {
                    if (listedAsPaid(f)) {
                        safely(f, this::gone);
                    }
                    beat.rows(++done);
                }
                after = page.get(page.size() - 1).id();
            }
        }
    }

    /**
     * What we had let go is asked about afresh, for a question of an earlier day may have been lost: what they hold is booked and goes
     * back, and is looked at again a day later.
     */
    private void gone(StoredFinding f) {
        Optional<Case> found = caseOf(f)
                .filter(c -> goesBack(f, c))
                .flatMap(c -> at(c, desk.advance(c.order().id())));
        if (found.isEmpty()) {
            return;
        }
        Case c = found.get();
        if (letGo(c)) {
            Order then = desk.knock(c.order().id(), f.key()).order();
            if (at(c, then).filter(SafeRemedies::letGo).isEmpty()) {
                outcome(f, "再次查询, 对方答已成", found(then), false);
                return;
            }
        }
        if (rests(c)) {
            Answer answer = question.gone(c.order(), c.deed());
            if (answer.says() == Says.NOT_DONE) {
                outcome(f, answer.words(), ended(c), true);
            }
        }
    }

    private static String ended(Case c) {
        return (letGo(c) ? "已查实对方收后自行退回, 不再持有; 我方没有退过" : "已退回并查实对方不再持有") + ", 结算单现为 "
                + c.order().state();
    }

    private StoredFinding outcome(StoredFinding f, String evidence, String words, boolean ended) {
        StoredFinding now = reread(f);
        steps.take(
                now,
                Step.of(now(), Step.GATEWAY, Kind.OUTCOME, f.remedy().name(), "", evidence, words),
                after(now.state(), ended));
        return reread(f);
    }

    /**
     * Whether they hold a payment of a round that was given up: it goes back, and that ends only with their word that they hold
     * nothing of it any more.
     */
    private static boolean goesBack(StoredFinding f, Case c) {
        return listedAsPaid(f)
                && c.bill().farSide() != FarSide.HIS
                && c.deed().plan().verb() != Verb.REVERSE
                && c.order().round(c.deed().round()).gaveUp();
    }

    private static boolean listedAsPaid(StoredFinding f) {
        return f.needs() == Needs.FRESH_QUERY && f.flow() == Flow.PAY && f.theirsFen() != 0;
    }

    /** Whether our books say that nothing was taken. */
    private static boolean letGo(Case c) {
        DeedStatus status = c.deed().status();
        return status == DeedStatus.CLOSED || status == DeedStatus.REFUSED;
    }

    /** Whether nothing is left to be given back, and nothing that was sent back is still on its way. */
    private static boolean rests(Case c) {
        return c.order().undone(c.order().round(c.deed().round()))
                && c.order().reversals(c.deed()).stream()
                        .noneMatch(r ->
                                r.status() == DeedStatus.ACCEPTED || r.status().open());
    }

    /** Whether money that a finding names has been booked since, of a round that was given up: no bill ends it, only their word. */
    boolean goingBack(StoredFinding f) {
        return listedAsPaid(f)
                && caseOf(f)
                        .filter(c -> goesBack(f, c) && c.deed().status() == DeedStatus.TAKEN)
                        .isPresent();
    }

    private boolean asked(StoredFinding f, Instant since) {
        return steps.of(f.id()).stream().anyMatch(s -> s.kind() == Kind.OUTCOME && !s.at().isBefore(since));
    }

    /**
     * What came of it is told by the gateway, whoever wished it: if a later run finds the difference all the same, it is open again.
     *
     * @return the finding as it stands then; unchanged if there is nobody to ask
     */
    StoredFinding one(StoredFinding f, String who) {
        Optional<Case> found = caseOf(f);
        if (found.isEmpty()) {
            return f;
        }
        Case c = found.get();
        Optional<Step> intended = steps.take(
                f,
                Step.of(
                        now(),
                        who,
                        Kind.INTENDED,
                        f.remedy().name(),
                        "",
                        c.deed().number().text(),
                        "用同一单号向对方查询"),
                State.OPEN);
        if (intended.isEmpty()) {
            return reread(f);
        }
        Answer answer = question.ask(c.order(), c.deed());
        boolean proven = proven(c, answer);
        Order then =
                proven ? desk.knock(c.order().id(), c.deed().number().text()).order() : c.order();
        if (goesBack(f, at(c, then).orElse(c))) {
            return wayBack(f, at(c, then).orElse(c), answer, proven);
        }
        boolean healed = (proven || answer.says() == Says.DONE) && healed(f, c, then);
        String words = healed ? "已查实并处理, 结算单现为 " + then.state() : proven ? found(then) : UNHEALED;
        return outcome(f, answer.words(), words, healed);
    }

    private static String found(Order then) {
        return "已查实, 结算单现为 " + then.state() + PENDING;
    }

    /** What goes back on account of this answer is not there yet; what had gone back before may be proven to be there. */
    private StoredFinding wayBack(StoredFinding f, Case c, Answer answer, boolean proven) {
        if (!proven && rests(c)) {
            Answer now = question.gone(c.order(), c.deed());
            if (now.says() == Says.NOT_DONE) {
                return outcome(f, now.words(), ended(c), true);
            }
        }
        boolean unbooked = answer.says() == Says.DONE && letGo(c);
        String words = unbooked
                ? "对方答已成, 而再次查询没有得到证实, 没有入账; 七日内每次对账再查询"
                : answer.says() == Says.DONE ? found(c.order()) : UNHEALED;
        return outcome(f, answer.words(), words, false);
    }

    /**
     * What a far side says when money is to go back.
     *
     * @param clear whether it may
     * @param words what was said, in Chinese; "" if nobody had to be asked
     */
    record Proof(boolean clear, String words) {}

    /**
     * Where a finding needs a fresh query, money goes back only if the far side says now that it holds the payment, or that it has not
     * carried out the refund. HIS is asked by the refund itself.
     */
    Proof proof(StoredFinding f) {
        if (f.needs() != Needs.FRESH_QUERY || f.difference() == Difference.D10) {
            return new Proof(true, "");
        }
        Optional<Case> found = caseOf(f);
        if (found.isEmpty()) {
            return new Proof(false, "没有可供查询的我方单号, 请在对方平台核实办理后由两人平账登记");
        }
        DeedView d = found.get().deed();
        if (d.status().open()) {
            return new Proof(false, "这一笔自身尚无结果, 请先再次查询");
        }
        Answer answer = question.ask(found.get().order(), d);
        Says needed = d.plan().verb() == Verb.REVERSE ? Says.NOT_DONE : Says.DONE;
        return new Proof(answer.says() == needed, answer.words());
    }

    /** The answer was long in coming: what somebody decided meanwhile stands. */
    static State after(State now, boolean healed) {
        return now == State.OPEN && healed ? State.DONE : now;
    }

    private StoredFinding reread(StoredFinding f) {
        return findings.find(rules.org(), f.id()).orElseThrow();
    }

    private Instant now() {
        return Clocks.now(clock);
    }

    /** An order of ours and the deed in it that a finding is about. */
    private record Case(Order order, DeedView deed, FarBill bill) {}

    /** @return empty if it is about no deed of ours, or its bill is not configured any more */
    private Optional<Case> caseOf(StoredFinding f) {
        return bills.stream()
                .filter(b -> b.source().equals(f.source()))
                .findFirst()
                .flatMap(bill -> Numbers.orderOf(f.key())
                        .map(desk::read)
                        .filter(o -> o.exists() && o.org().equals(rules.org()))
                        .flatMap(o -> o.byNumber(f.key()).map(d -> new Case(o, d, bill))));
    }

    private static Optional<Case> at(Case c, Order then) {
        return then.byNumber(c.deed().number().text()).map(d -> new Case(then, d, c.bill()));
    }

    /**
     * Whether the answer proves what the desk does when it is knocked at: money is over there that we do not know of, or HIS has not
     * been told of money that is here.
     */
    private static boolean proven(Case c, Answer answer) {
        DeedStatus status = c.deed().status();
        boolean resting = status == DeedStatus.TAKEN
                || status == DeedStatus.RETURNED
                || status == DeedStatus.ACCEPTED
                || status == DeedStatus.MISMATCHED;
        boolean his = c.bill().farSide() == FarSide.HIS;
        return !resting && (answer.says() == Says.DONE || his && answer.says() == Says.NOT_DONE);
    }

    /**
     * Whether what was found is gone: our books now say what their bill says, or HIS, which had not said yes, has. A settlement that is
     * borne by the patient alone moves nothing in our books: at the insurer the deed itself must have come to its end as well. Totals
     * that agree say nothing of a row that is there twice, nor of parts that differ.
     */
    private boolean healed(StoredFinding f, Case c, Order then) {
        if (f.form() == Difference.D5 || f.form() == Difference.D7) {
            return false;
        }
        if (c.bill().farSide() == FarSide.HIS) {
            boolean toldBefore = TOLD.contains(FindingText.label(f.evidence(), "status"));
            return !toldBefore
                    && then.byNumber(c.deed().number().text())
                            .filter(d -> TOLD.contains(d.status().name()))
                            .isPresent();
        }
        long booked = booked(
                then.id(), c.deed().number().text(), c.deed().plan().party().name());
        long theirs = f.theirsFen() - (c.bill().farSide() == FarSide.INSURER ? patients(f) : 0);
        boolean ended = c.bill().farSide() != FarSide.INSURER
                || then.byNumber(c.deed().number().text())
                        .filter(d -> TOLD.contains(d.status().name()))
                        .isPresent();
        return f.theirsFen() != 0 && booked == theirs && ended;
    }

    /** What the insurer's figures leave to the patient: it stands in its bill, and is no money of its own. */
    private static long patients(StoredFinding f) {
        return FindingText.theirs(f.evidence())
                .path("parts")
                .path(Part.CASH.name())
                .longValue();
    }

    private long booked(OrderId order, String number, String party) {
        return histories.postings(order).stream()
                .filter(p ->
                        p.account().equals("due-from:" + party) && p.requestNo().equals(number))
                .mapToLong(p -> p.fen())
                .sum();
    }
}
