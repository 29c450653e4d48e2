package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what a far side said into facts, against the order as it stands when they are written: an outcome that comes
 * late, after somebody else wrote his, is never dropped and never booked twice.
 */
public final class Booker {
    private final Order order;
    private final DeedView d;
    private final RequestNo called;

    /** @param called the number that the far side was called with; the deed may bear another one by now */
    public Booker(Order order, int round, String deed, RequestNo called) {
        this.order = order;
        this.d = order.round(round).deed(deed).orElseThrow();
        this.called = called;
    }

    /** Whether it is told of a number that the deed has left since: its no and its doubt say nothing of the present one. */
    private boolean ofAnother() {
        return !called.equals(d.number);
    }

    /** A yes to a number that was left after a firm no: who has the money, and whether twice, a person finds out. */
    private List<Draft> leftYet(String did, Parts parts, String farNumber) {
        boolean leavesNothing = d.plan().kind() == Kind.CHECK || d.plan().kind() == Kind.NOTICE;
        String why = d.plan().party() + " 曾拒绝单号 " + called + ", 现答已按它" + did + " " + parts.total() + " 分 (" + farNumber
                + "), 而本笔已改用单号 " + d.number + ", 请人工核实";
        return leavesNothing ? List.of() : List.of(Draft.about(FactKind.STUCK, d, Fields.of("why", why)));
    }

    /**
     * What came of a start.
     *
     * @param sending {@link DeedView#inFlightUntil} of the sending of which it is told: that one never left says nothing about
     *     another one that somebody else has sent since
     */
    public List<Draft> started(Outcome<Started> said, Instant sending) {
        if (ofAnother()) {
            return said.match(
                    s -> s.match(this::tookYet, h -> leftYet("交给患者", h.told(), h.farNumber())),
                    no -> List.of(),
                    u -> List.of());
        }
        return said.match(
                s -> s.match(this::tookIt, this::handedOff),
                no -> d.status == DeedStatus.STARTING && !anothers(no, sending) ? List.of(startRefused(no)) : List.of(),
                u -> d.status == DeedStatus.STARTING ? doubt(u) : List.of());
    }

    private boolean anothers(Outcome.Declined<Started> no, Instant sending) {
        return no.refusal() == Outcome.Refusal.NEVER_SENT && !d.inFlightUntil.equals(sending);
    }

    /**
     * Once money has moved in the round, what never left is no answer: it is sent again, not turned back. Nor is it one to an
     * earlier sending under the same number, of which nothing is known.
     */
    private Draft startRefused(Outcome.Declined<Started> no) {
        boolean moved = order.round(d.round()).deeds().stream()
                .anyMatch(o -> o.status == DeedStatus.TAKEN && o.plan().kind() == Kind.MONEY && !o.parts.isZero());
        return (moved || d.sentAgain) && no.refusal() == Outcome.Refusal.NEVER_SENT
                ? doubt(Outcome.Doubt.NO_ANSWER, no.text())
                : no(FactKind.REFUSED, no);
    }

    /** What an ask about a start told; nothing if it is no news. */
    public List<Draft> asked(Outcome<Receipt> said) {
        if (ofAnother()) {
            return said.match(this::tookYet, no -> List.of(), u -> List.of());
        }
        return said.match(this::tookIt, this::askedNo, u -> switch (d.status) {
            case STARTING -> d.doubted() ? List.of() : doubt(u);
            case REFUSED ->
                u.doubt() == Outcome.Doubt.NOT_FOUND && !d.confirmedNo
                        ? List.of(Draft.about(FactKind.CONFIRMED_NO, d, Fields.NONE))
                        : List.of();
            default -> List.of();
        });
    }

    private List<Draft> tookYet(Receipt receipt) {
        return leftYet("收款", receipt.parts(), receipt.farNumber());
    }

    private List<Draft> askedNo(Outcome.Declined<Receipt> no) {
        return switch (d.status) {
            case STARTING, AWAITING, HELD, ABANDONING -> List.of(no(FactKind.REFUSED, no));
            case REFUSED -> d.confirmedNo ? List.of() : List.of(Draft.about(FactKind.CONFIRMED_NO, d, Fields.NONE));
            case PLANNED -> d.neverSent() ? List.of(no(FactKind.REFUSED, no)) : List.of();
            default -> List.of();
        };
    }

    /** What came of letting it go. */
    public List<Draft> abandoned(Outcome<Closed> said) {
        if (ofAnother() || d.status != DeedStatus.ABANDONING) {
            return List.of();
        }
        boolean trace = d.plan().kind() == Kind.TRACE;
        return said.match(
                c -> List.of(Draft.about(
                        FactKind.CLOSED,
                        d,
                        Fields.of("proof", c.proof().name()).and(c.notes().behind("notes.")))),
                no -> List.of(no(trace ? FactKind.TRACE_LEFT : FactKind.ABANDON_REFUSED, no)),
                this::absent);
    }

    private List<Draft> absent(Outcome.Unknown<Closed> u) {
        boolean enough = u.doubt() == Outcome.Doubt.NOT_FOUND
                && d.plan().absences() > 0
                && d.absences + 1 >= d.plan().absences();
        if (enough) {
            return List.of(Draft.about(
                    FactKind.CLOSED,
                    d,
                    Fields.of("proof", Closed.Proof.BY_ABSENCE.name()).with("text", u.text())));
        }
        boolean counts = u.doubt() == Outcome.Doubt.NOT_FOUND && d.plan().absences() > 0;
        return d.doubted() && !counts ? List.of() : doubt(u);
    }

    /** What came of giving back, or of asking about it. */
    public List<Draft> returned(Outcome<Returned> said, boolean onlyAsked) {
        if (ofAnother()) {
            return said.match(this::cameBackYet, no -> List.of(), u -> List.of());
        }
        return said.match(this::cameBack, no -> returnRefused(no, onlyAsked), u -> {
            boolean news = d.status == DeedStatus.REVERSING && !d.doubted();
            return news ? doubt(u) : List.of();
        });
    }

    /** Where the deed is over, what came back comes on top of it: then it is booked as found. */
    private List<Draft> cameBackYet(Returned r) {
        DeedView taking = order.original(d);
        List<Draft> drafts = new ArrayList<>();
        if (d.status.done() && !r.parts().isZero()) {
            drafts.addAll(Found.returned(order, taking, r));
        }
        if (drafts.stream().noneMatch(o -> o.kind() == FactKind.STUCK)) {
            drafts.addAll(leftYet("退款", r.parts(), r.farNumber()));
        }
        return drafts;
    }

    private List<Draft> cameBack(Returned r) {
        boolean arrived = r.arrival() == Returned.Arrival.ARRIVED;
        boolean news = d.status == DeedStatus.REVERSING
                || d.neverSent()
                || d.status == DeedStatus.REFUSED
                || d.status == DeedStatus.ACCEPTED && arrived;
        if (!news) {
            return List.of();
        }
        Fields f = Fields.of("parts", r.parts().text())
                .with("farNumber", r.farNumber())
                .with("farTime", Long.toString(r.farTime().toEpochMilli()))
                .and(r.notes().behind("notes."));
        Parts due = Amounts.due(order.round(d.round()), d);
        if (!due.isZero() && !r.parts().equals(due)) {
            String why = d.plan().party() + " 退款金额不符: 应退 " + due.total() + " 分, 实退 "
                    + r.parts().total() + " 分";
            return List.of(Draft.about(FactKind.MISMATCHED, d, f.with("why", why)));
        }
        if (mayBeAnothers(due)) {
            String why = d.plan().party() + " 已按这个单号退过同样的金额, 可能是数据库恢复之前的另一次退款, 请人工核实";
            return List.of(Draft.about(FactKind.STUCK, d, Fields.of("why", why)));
        }
        List<Draft> drafts =
                new ArrayList<>(List.of(Draft.about(arrived ? FactKind.RETURNED : FactKind.ACCEPTED, d, f)));
        drafts.addAll(afterGivingUp(r));
        return drafts;
    }

    /** Money that goes back in a refund that was given up: before HIS is told otherwise, a person says how the rest goes on. */
    private List<Draft> afterGivingUp(Returned r) {
        Round round = order.round(d.round());
        if (!round.gaveUp() || round.stuck() || round.purpose() != Plan.Purpose.REFUND) {
            return List.of();
        }
        return round.deeds().stream()
                .filter(o -> o != d && o.plan().kind() != Kind.NOTICE && !o.status.done())
                .findFirst()
                .map(o -> Draft.about(
                        FactKind.STUCK,
                        o,
                        Fields.of(
                                "why",
                                "退费已放弃, 而 " + d.plan().party() + " 已退 "
                                        + r.parts().total() + " 分, 其余须继续办完: " + Story.deed(o.name()))))
                .stream()
                .toList();
    }

    /**
     * Whether a yes to what was never sent may be about another wish: a round that opened after a restore bears the number of one that
     * is lost. Where all goes back it is one and the same.
     */
    private boolean mayBeAnothers(Parts due) {
        return d.neverSent()
                && order.round(d.round()).afterRestore()
                && !due.isZero()
                && due.total() < order.original(d).parts.total();
    }

    private List<Draft> returnRefused(Outcome.Declined<Returned> no, boolean onlyAsked) {
        if (d.status == DeedStatus.ACCEPTED && onlyAsked) {
            return List.of(no(FactKind.BOUNCED, no));
        }
        if (d.status != DeedStatus.REVERSING && !d.neverSent()) {
            return List.of();
        }
        boolean left = no.refusal() != Outcome.Refusal.NEVER_SENT;
        return List.of(left ? no(FactKind.REFUSED, no) : doubt(Outcome.Doubt.NO_ANSWER, no.text()));
    }

    private List<Draft> tookIt(Receipt receipt) {
        boolean late = d.status == DeedStatus.REFUSED
                || d.status == DeedStatus.CLOSED
                || d.neverSent() && order.round(d.round()).gaveUp();
        boolean news = late
                || switch (d.status) {
                    case STARTING, AWAITING, ABANDONING, HELD -> true;
                    case PLANNED -> d.neverSent();
                    default -> false;
                };
        if (!news) {
            return returnedByItself(receipt);
        }
        Optional<String> wrong = wrong(receipt).or(() -> refundedElsewhere(receipt));
        Fields f = fields(receipt);
        if (wrong.isPresent()
                && d.plan().kind() != Kind.MONEY
                && !Amounts.unplanned(d, receipt.parts())
                && !late
                && !order.round(d.round()).pastReturn(d)) {
            return List.of(hide(Draft.about(FactKind.TAKEN, d, f), receipt), gaveUp(wrong.get()));
        }
        if (wrong.isPresent()) {
            return List.of(hide(Draft.about(FactKind.MISMATCHED, d, f.with("why", wrong.get())), receipt));
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(hide(Draft.about(late ? FactKind.FOUND_TAKEN : FactKind.TAKEN, d, f), receipt));
        drafts.addAll(returnedByItself(receipt));
        return drafts;
    }

    /** A far side that reports, with a taking, what of it has gone back without us. */
    private List<Draft> returnedByItself(Receipt receipt) {
        Parts gone = Parts.ofText(receipt.notes().get("goneBack"));
        Parts known = order.spokenFor(d);
        if (gone.isZero() || gone.within(known)) {
            return List.of();
        }
        return Found.returned(
                order,
                d,
                new Returned(
                        Returned.Arrival.ARRIVED,
                        receipt.farNumber(),
                        gone.minus(known),
                        receipt.farTime(),
                        Fields.NONE));
    }

    /**
     * A payment of which something, nobody says how much, has gone back before anybody here heard of it. In a round that was given up
     * it goes back in any case, and the far side says itself that there is nothing left.
     */
    private Optional<String> refundedElsewhere(Receipt receipt) {
        boolean seen = receipt.notes().get("refundSeen").equals("1")
                && receipt.notes().get("goneBack").isEmpty();
        boolean ours = order.reversals(d).stream().anyMatch(r -> r.status != DeedStatus.PLANNED);
        return seen
                        && !ours
                        && !order.round(d.round()).gaveUp()
                        && d.plan().kind() == Kind.MONEY
                        && !receipt.parts().isZero()
                ? Optional.of(d.plan().party() + " 称这笔款项已发生退款, 而本网关没有退过, 请人工核实实收金额")
                : Optional.empty();
    }

    private Optional<String> wrong(Receipt receipt) {
        Round round = order.round(d.round());
        if (d.plan().tells() && d.told.isZero()) {
            return Amounts.toldWrong(
                    round, d, receipt.parts().with(Part.CASH, receipt.seen().get(Part.CASH)));
        }
        return Amounts.takenWrong(round, d, receipt.parts(), receipt.seen());
    }

    private static Fields fields(Receipt receipt) {
        return Fields.of("parts", receipt.parts().text())
                .with("seen", receipt.seen().text())
                .with("farNumber", receipt.farNumber())
                .with("farTime", Long.toString(receipt.farTime().toEpochMilli()))
                .and(receipt.notes().behind("notes."));
    }

    private static Draft hide(Draft draft, Receipt receipt) {
        return draft.hiding(receipt.secrets());
    }

    private List<Draft> handedOff(Started.HandedOff h) {
        if (d.status != DeedStatus.STARTING) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        Fields f = Fields.of("told", h.told().text())
                .with("farNumber", h.farNumber())
                .and(h.handoff().behind("handoff."))
                .and(h.notes().behind("notes."))
                .with(
                        "expiresAt",
                        h.expiresAt().map(t -> Long.toString(t.toEpochMilli())).orElse(""));
        drafts.add(Draft.about(FactKind.HANDED_OFF, d, f).hiding(h.secrets()));
        Amounts.toldWrong(order.round(d.round()), d, h.told()).ifPresent(why -> drafts.add(gaveUp(why)));
        return drafts;
    }

    private Draft gaveUp(String why) {
        return Draft.of(
                FactKind.GAVE_UP,
                Fields.of("round", Integer.toString(d.round())).with("why", why));
    }

    private <T> Draft no(FactKind kind, Outcome.Declined<T> no) {
        return Draft.about(
                kind,
                d,
                Fields.of("refusal", no.refusal().name())
                        .with("code", no.code())
                        .with("text", no.text())
                        .with(
                                "advice",
                                no.advice() == Outcome.Advice.NONE
                                        ? ""
                                        : no.advice().name()));
    }

    private <T> List<Draft> doubt(Outcome.Unknown<T> u) {
        return List.of(doubt(u.doubt(), u.text()));
    }

    private Draft doubt(Outcome.Doubt doubt, String text) {
        return Draft.about(FactKind.DOUBTED, d, Fields.of("doubt", doubt.name()).with("text", text));
    }
}
