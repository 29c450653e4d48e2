package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisConventions;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report of a round (his §5): O07, R05, I02, I08. The same deed with the same legs always gives the same report. */
final class SettlementReport {
    private final Deed deed;
    private final Shares shares;
    private final HisConventions conventions;

    SettlementReport(Deed deed, HisConventions conventions) {
        this.deed = deed;
        this.conventions = conventions;
        shares = Shares.of(deed, Leg.Standing.TAKEN).with(Carried.intoNew(deed));
    }

    Shares shares() {
        return shares;
    }

    /** When the last of the money was taken; the day of the HIS bill. */
    Instant payTime() {
        return shares.lastTime().orElse(deed.intendedAt());
    }

    O07Confirm.Request request() {
        return new O07Confirm.Request(
                deed.number().text(),
                Numbers.hisOrder(deed),
                Long.parseLong(deed.notes().need(NoteKey.HIS_VERSION)),
                payTime(),
                legs(),
                insurance(),
                operator());
    }

    String number() {
        return deed.number().text();
    }

    String operator() {
        return deed.notes().find(NoteKey.OPERATOR).orElse(conventions.operator());
    }

    List<O07Confirm.Leg> legs() {
        return shares.all().stream().map(this::leg).toList();
    }

    private O07Confirm.Leg leg(Shares.Share share) {
        Leg leg = share.leg();
        return new O07Confirm.Leg(
                share.type(),
                share.amount(),
                conventions.channel(leg.party()),
                leg.farNumber(),
                leg.notes().get("merchant"),
                leg.number().text());
    }

    O07Confirm.@Nullable Insurance insurance() {
        Optional<Leg> order = Shares.settlement(deed, Leg.Standing.TAKEN);
        Fields told = deed.notes()
                .and(shares.insurer().or(() -> order).map(Leg::notes).orElse(Fields.NONE));
        told = encounter().and(told);
        if (!shares.insured() && (order.isEmpty() || !told.has(NoteKey.SETL_ID) || !told.has(NoteKey.MDTRT_ID))) {
            return null;
        }
        return new O07Confirm.Insurance(
                told.need(NoteKey.MDTRT_ID),
                told.need(NoteKey.SETL_ID),
                told.get(NoteKey.PAY_ORD_ID),
                told.need(NoteKey.MED_TYPE),
                told.need(NoteKey.INSU_TYPE),
                told.need(NoteKey.ADMDVS),
                shares.sum("FUND"),
                shares.sum("ACCT"),
                shares.sum("CASH").plus(shares.sum("DEPOSIT")),
                shares.sum("OTHER"),
                shares.insurer().or(() -> order).flatMap(Leg::farTime).orElse(payTime()));
    }

    /** What HIS itself said of the visit, where nobody has said anything else. */
    private Fields encounter() {
        return deed.secrets()
                .find(NoteKey.FEE_SHEET)
                .map(sheet -> FeeSheet.ofText(sheet.reveal()).encounter())
                .map(SettlementReport::fields)
                .orElse(Fields.NONE);
    }

    private static Fields fields(Encounter encounter) {
        return Fields.of(NoteKey.MED_TYPE, encounter.medType())
                .with(NoteKey.INSU_TYPE, encounter.insuType())
                .with(NoteKey.ADMDVS, encounter.admdvs());
    }

    /** What is wrong with HIS's answer, in words; empty if it names our number and every amount. */
    String objection(Booked booked) {
        if (!booked.gatewayOrderNo().equals(deed.number().text())
                || !booked.hisOrderId().equals(Numbers.hisOrder(deed))) {
            return "答非所问: 订单号或收费单号不符";
        }
        List<Boolean> equal = List.of(
                booked.bookedTotal().equals(shares.total()),
                booked.fundAmt().equals(shares.sum("FUND")),
                booked.acctAmt().equals(shares.sum("ACCT")),
                booked.cashAmt().equals(shares.sum("CASH")),
                booked.otherAmt().equals(shares.sum("OTHER")),
                booked.depositAmt().equals(shares.sum("DEPOSIT")));
        return equal.contains(false)
                ? "HIS 入账 " + booked.bookedTotal().yuan() + " 元与我方 "
                        + shares.total().yuan() + " 元 (或分项) 不符"
                : "";
    }
}
