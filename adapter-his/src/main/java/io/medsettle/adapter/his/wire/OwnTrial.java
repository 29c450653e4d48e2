package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import org.jspecify.annotations.Nullable;

/** Act trial where HIS prices (HIS 医保预结算): S01. It may be repeated, and leaves nothing that takes money. */
final class OwnTrial implements Irreversible {
    private final Line line;

    OwnTrial(Line line) {
        this.line = line;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String number = Numbers.insured(deed);
        String hisOrderId = deed.notes().need(NoteKey.HIS_ORDER_ID);
        S01Trial.Request wanted = new S01Trial.Request(
                number, version(deed), auth(deed), deed.notes().get(NoteKey.MED_TYPE), acctUsed(deed));
        Call call = Call.post("S01", S01Trial.path(hisOrderId, "pre-settle"), number, wanted)
                .once(deed.number().text());
        return line.send(call, S01Trial.Answer.class).then(told -> {
            String objection = objection(wanted, hisOrderId, told);
            return objection.isEmpty()
                    ? Outcome.succeeded(new Started.Done(receipt(told)))
                    : Line.doubt(call, objection);
        });
    }

    static long version(Deed deed) {
        return Long.parseLong(deed.notes().need(NoteKey.HIS_VERSION));
    }

    static String acctUsed(Deed deed) {
        return deed.notes().get(NoteKey.ACCOUNT_USED);
    }

    /** By what the patient is known: the strongest that was told. */
    static S01Trial.Auth auth(Deed deed) {
        Secrets secrets = deed.secrets();
        String ecToken = secrets.get(NoteKey.EC_TOKEN);
        String payAuthNo = secrets.get(NoteKey.PAY_AUTH_NO);
        if (!ecToken.isEmpty() || !payAuthNo.isEmpty()) {
            return new S01Trial.Auth(ecToken, ecToken.isEmpty() ? payAuthNo : "", null, null, null, null);
        }
        String certNo = secrets.get(NoteKey.MDTRT_CERT_NO);
        return new S01Trial.Auth(
                null,
                null,
                deed.notes().find(NoteKey.MDTRT_CERT_TYPE).orElse("02"),
                certNo.isEmpty() ? secrets.get(NoteKey.CERT_NO) : certNo,
                secrets.get(NoteKey.CARD_SN),
                secrets.get(NoteKey.NAME));
    }

    private static String objection(S01Trial.Request wanted, String hisOrderId, S01Trial.Answer told) {
        if (!told.gatewayOrderNo().equals(wanted.gatewayOrderNo())
                || !told.hisOrderId().equals(hisOrderId)
                || told.version() != wanted.version()) {
            return "答非所问: 订单号、收费单号或版本不符";
        }
        Money sum = told.fundAmt().plus(told.acctAmt()).plus(told.otherAmt()).plus(told.cashAmt());
        return sum.equals(told.total())
                ? ""
                : "分项合计 " + sum.yuan() + " 元与总额 " + told.total().yuan() + " 元不符";
    }

    private Receipt receipt(S01Trial.Answer told) {
        Fields notes = Fields.of(HisNotes.TRIAL_NO, told.trialNo())
                .with(HisNotes.TRIAL_EXPIRES_AT, told.expireAt().toString())
                .with(NoteKey.MDTRT_ID, told.mdtrtId())
                .with(NoteKey.MED_TYPE, Sheets.known(told.medType()))
                .with(NoteKey.INSU_TYPE, Sheets.known(told.insuType()))
                .with(NoteKey.FULL_SELF_PAY, fen(told.fullSelfPay()))
                .with(NoteKey.OVER_LIMIT, fen(told.overLimit()))
                .with(NoteKey.FIRST_SELF_PAY, fen(told.firstSelfPay()))
                .with(NoteKey.IN_SCOPE, fen(told.inScope()))
                .with(NoteKey.FAMILY_ACCOUNT, fen(told.familyAcctAmt()))
                .with(HisNotes.SERIAL_NO, Sheets.known(told.serialNo()))
                .with(HisNotes.BILL_NO, Sheets.known(told.billNo()));
        Parts borne = borne(told.fundAmt(), told.acctAmt(), told.otherAmt());
        Secrets secrets = Secrets.NONE.with(HisNotes.REQUEST_CONTENT, Sheets.known(told.requestContent()));
        Parts cash = Parts.of(Part.CASH, told.cashAmt().fen());
        return new Receipt(told.trialNo(), borne, cash, line.now(), notes, secrets);
    }

    static Parts borne(Money fund, Money account, Money other) {
        return Parts.of(Part.FUND, fund.fen()).with(Part.ACCOUNT, account.fen()).with(Part.OTHER, other.fen());
    }

    static String fen(@Nullable Money money) {
        return money == null ? "" : Long.toString(money.fen());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "预结算可按原号重发");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }
}
