package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;

/**
 * A discharge is settled (出院结算回写): I08 with what was drawn of the deposits and what is left of them for the patient, asked
 * by I10, reversed by I09.
 */
final class PaidDischarge implements Booking.Desk {
    private final Line line;
    private final StandingDischarge state;
    private final StayRelease release;
    private final DischargeUndone undone;

    PaidDischarge(Line line, StandingDischarge state, StayRelease release, DischargeUndone undone) {
        this.line = line;
        this.state = state;
        this.release = release;
        this.undone = undone;
    }

    @Override
    public Outcome<I08Discharge.Answer> tell(Deed deed, SettlementReport report) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        I08Discharge.Request request = new I08Discharge.Request(
                report.number(),
                stayId,
                Numbers.hisOrder(deed),
                Long.parseLong(deed.notes().need(NoteKey.HIS_VERSION)),
                report.payTime(),
                report.legs(),
                report.insurance(),
                surplus(deed, report),
                report.operator());
        Call call = Call.post("I08", I08Discharge.path(stayId), report.number(), request)
                .once(report.number());
        return line.send(call, I08Discharge.Answer.class)
                .then(booked -> booked.surplus().equals(request.surplus())
                        ? Outcome.succeeded(booked)
                        : Line.doubt(
                                call,
                                "HIS 应退预交金 " + booked.surplus().yuan() + " 元与我方 "
                                        + request.surplus().yuan() + " 元不符"));
    }

    /** What our deposit book held when the round opened, less what the round drew from it. */
    private static Money surplus(Deed deed, SettlementReport report) {
        long held = Long.parseLong(deed.notes().find(NoteKey.DEPOSIT_HELD).orElse("0"));
        return new Money(Math.max(
                0, Math.subtractExact(held, report.shares().sum("DEPOSIT").fen())));
    }

    @Override
    public Outcome<BookState> state(Deed deed) {
        return state.of(deed).map(told -> switch (told.state()) {
            case "SETTLED" -> BookState.booked(told.receipt(), "HIS 称已结算, 但未给出入账明细");
            case "SETTLING" -> BookState.of(BookState.Kind.WORKING, "", "HIS 正在结算");
            case "FROZEN" -> BookState.of(BookState.Kind.NOT_YET, "", "HIS 尚未结算");
            case "OPEN" ->
                "RELEASED".equals(told.reason())
                        ? BookState.of(BookState.Kind.NEVER, Codes.LET_GO, "该号已释放, 不会再结算")
                        : BookState.of(BookState.Kind.NOT_YET, "", "HIS 尚未结算");
            default -> BookState.of(BookState.Kind.BY_HAND, "", "HIS 出院结算状态为 " + told.state() + ", 需人工核实");
        });
    }

    @Override
    public Fields notes(Booked booked) {
        Fields notes = Fields.of(HisNotes.RECEIPT_NO, booked.receiptNo())
                .with(HisNotes.TRADE_NO, booked.hisTradeNo())
                .with(HisNotes.DISCHARGE_ORDER_NO, booked.gatewayOrderNo())
                .with(HisNotes.BOOKED_AT, booked.bookTime().toString());
        if (!(booked instanceof I08Discharge.Answer paid)) {
            return notes;
        }
        O07Confirm.Invoice invoice = paid.invoice();
        Fields listed = notes.with(HisNotes.LIST_NO, paid.listNo());
        return invoice == null
                ? listed
                : listed.with(HisNotes.INVOICE_CODE, invoice.code()).with(HisNotes.INVOICE_NO, invoice.no());
    }

    @Override
    public Outcome<Closed> letGo(Deed deed) {
        return release.discharge(deed);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return undone.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return undone.askReverse(reversal);
    }
}
