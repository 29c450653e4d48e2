package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deposit is paid (预交金回写): I02, asked by I03 under our number, reversed by the red receipt F02. */
final class PaidDeposit implements Booking.Desk {
    private final Line line;
    private final Stays stays;
    private final StayRelease release;
    private final RedReceipt red;

    PaidDeposit(Line line, Stays stays, StayRelease release, RedReceipt red) {
        this.line = line;
        this.stays = stays;
        this.release = release;
        this.red = red;
    }

    @Override
    public Outcome<I02Deposit.Answer> tell(Deed deed, SettlementReport report) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        I02Deposit.Request request =
                new I02Deposit.Request(report.number(), stayId, report.payTime(), report.legs(), report.operator());
        Call call = Call.post("I02", I02Deposit.path(stayId), report.number(), request)
                .once(report.number());
        return line.send(call, I02Deposit.Answer.class);
    }

    @Override
    public Outcome<BookState> state(Deed deed) {
        String number = Numbers.order(deed);
        return Stays.asked(stays.deposits(deed.notes().need(NoteKey.STAY_ID)), "I03")
                .then(told -> told.deposits().stream()
                        .filter(deposit -> number.equals(deposit.gatewayOrderNo()))
                        .findFirst()
                        .map(deposit -> Outcome.succeeded(state(told, deposit)))
                        .orElseGet(() -> Outcome.unknown(Doubt.NOT_FOUND, "HIS 预交金中没有该号")));
    }

    private static BookState state(I03Deposits.Answer told, I03Deposits.Deposit deposit) {
        return switch (deposit.state()) {
            case "VALID", "USED" -> BookState.booked(booked(told, deposit), "HIS 称已入账, 但未给出入账明细");
            case "PENDING" -> BookState.of(BookState.Kind.WORKING, "", "HIS 正在入账");
            case I03Deposits.VOID -> BookState.of(BookState.Kind.NEVER, Codes.LET_GO, "该号已释放, 不会再入账");
            default -> BookState.of(BookState.Kind.BY_HAND, "", "HIS 预交金状态为 " + deposit.state() + ", 需人工核实");
        };
    }

    private static I02Deposit.@Nullable Answer booked(I03Deposits.Answer told, I03Deposits.Deposit deposit) {
        String receiptNo = deposit.receiptNo();
        String tradeNo = deposit.hisTradeNo();
        Instant payTime = deposit.payTime();
        Instant bookTime = deposit.bookTime();
        return receiptNo == null || tradeNo == null || payTime == null || bookTime == null
                ? null
                : new I02Deposit.Answer(
                        Sheets.known(deposit.gatewayOrderNo()),
                        told.stayId(),
                        receiptNo,
                        tradeNo,
                        deposit.amount(),
                        payTime,
                        bookTime,
                        told.balance());
    }

    @Override
    public Fields notes(Booked booked) {
        Fields notes = Fields.of(HisNotes.RECEIPT_NO, booked.receiptNo())
                .with(HisNotes.TRADE_NO, booked.hisTradeNo())
                .with(HisNotes.DEPOSIT_ORDER_NO, booked.gatewayOrderNo())
                .with(HisNotes.BOOKED_AT, booked.bookTime().toString());
        return booked instanceof I02Deposit.Answer paid
                ? notes.with(
                        HisNotes.DEPOSIT_BALANCE, Long.toString(paid.balance().fen()))
                : notes;
    }

    @Override
    public Outcome<Closed> letGo(Deed deed) {
        return release.deposit(deed);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return red.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return red.askReverse(reversal);
    }
}
