package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/**
 * The write-backs of a bill, a registration, a deposit and a discharge. The patient's money is taken by now: a no that is
 * not final after doubt counts only if HIS's own state does not know of a booking either (his §4 rules 5, 6), and a number
 * counts as let go only if that state says that it never will be booked: neither "not yet" nor "not found" is a proof.
 */
final class Booking implements Counterparty {
    /** What differs between them. No answer of {@code state} is a no; {@code letGo} alone is not yet a proof. */
    interface Desk {
        Outcome<? extends Booked> tell(Deed deed, SettlementReport report);

        Outcome<BookState> state(Deed deed);

        Fields notes(Booked booked);

        Outcome<Closed> letGo(Deed deed);

        Outcome<Returned> reverse(Deed reversal);

        Outcome<Returned> askReverse(Deed reversal);
    }

    private final Line line;
    private final Desk desk;

    Booking(Line line, Desk desk) {
        this.line = line;
        this.desk = desk;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        SettlementReport report = new SettlementReport(deed, line.conventions());
        return told(deed, report)
                .match(
                        booked -> checked(report, booked),
                        no -> refused(deed, report, no),
                        u -> Outcome.<Receipt>unknown(u.doubt(), u.text()))
                .map(Started.Done::new);
    }

    private Outcome<Booked> told(Deed deed, SettlementReport report) {
        return desk.tell(deed, report).map(booked -> booked);
    }

    private Outcome<Receipt> checked(SettlementReport report, Booked booked) {
        String objection = report.objection(booked);
        return objection.isEmpty()
                ? Outcome.succeeded(receipt(report, booked))
                : Outcome.unknown(Doubt.NO_ANSWER, objection);
    }

    private Receipt receipt(SettlementReport report, Booked booked) {
        Instant farTime = line.conventions().billByPayTime() ? report.payTime() : booked.bookTime();
        return new Receipt(
                booked.hisTradeNo(), Parts.NONE, report.shares().parts(), farTime, desk.notes(booked), Secrets.NONE);
    }

    /** This may have been a repeat whose first sending was booked: HIS's own state decides. */
    private Outcome<Receipt> refused(Deed deed, SettlementReport report, Declined<Booked> no) {
        Outcome<Receipt> firm = Outcome.declined(no.code(), no.text(), no.advice());
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        if (Codes.refusedEvenAfterDoubt(no.code()) || no.advice() == Advice.REFUND_ADVISED) {
            return firm;
        }
        return desk.state(deed)
                .match(
                        told -> switch (told.kind()) {
                            case NOT_YET -> firm;
                            case NEVER -> told.advice() == Advice.NONE ? firm : stands(report, told);
                            case BOOKED, WORKING, VOID, BY_HAND -> stands(report, told);
                        },
                        never -> firm,
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? firm
                                : Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        SettlementReport report = new SettlementReport(start, line.conventions());
        return desk.state(start).then(told -> stands(report, told));
    }

    private Outcome<Receipt> stands(SettlementReport report, BookState told) {
        Booked booked = told.booked();
        if (booked != null) {
            return checked(report, booked);
        }
        BookState.Brief brief = told.brief();
        if (brief != null) {
            return checked(report, brief);
        }
        return switch (told.kind()) {
            case WORKING -> Outcome.unknown(Doubt.STILL_WORKING, told.text());
            case NOT_YET -> Outcome.unknown(Doubt.NOT_FOUND, told.text());
            case NEVER -> Outcome.declined(told.code(), told.text(), told.advice());
            case BOOKED, VOID, BY_HAND -> Outcome.unknown(Doubt.NO_ANSWER, told.text());
        };
    }

    /** A site that tells the total alone: nothing is seen of the purses, and the day is that of our payment. */
    private static Outcome<Receipt> checked(SettlementReport report, BookState.Brief brief) {
        if (!brief.total().equals(report.shares().total())) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "HIS 称已收费, 但总额 " + brief.total().yuan() + " 元对不上");
        }
        return Outcome.succeeded(
                new Receipt(brief.hisTradeNo(), Parts.NONE, Parts.NONE, report.payTime(), brief.notes(), Secrets.NONE));
    }

    /** Let go, and then proven by HIS's own state. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return desk.letGo(start).then(gone -> desk.state(start)
                .match(
                        told -> proven(gone, told),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> Outcome.unknown(u.doubt(), "已释放而未能核实: " + u.text())));
    }

    private static Outcome<Closed> proven(Closed gone, BookState told) {
        return switch (told.kind()) {
            case NEVER, VOID -> Outcome.succeeded(gone);
            case NOT_YET -> Outcome.unknown(Doubt.NO_ANSWER, "已释放而 HIS 仍可入账: " + told.text());
            case BOOKED -> Outcome.declined(Codes.CHARGED, "HIS 已入账");
            case WORKING -> Outcome.unknown(Doubt.STILL_WORKING, told.text());
            case BY_HAND -> Outcome.unknown(Doubt.NO_ANSWER, told.text());
        };
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return desk.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return desk.askReverse(reversal);
    }
}
