package io.medsettle.adapter.creditgz.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One canonical path and what its value is. Paths are ours; a profile says where a platform has them.
 *
 * @param path "order.no", "result.state" …
 * @param words name of the word set of an {@link Kind#ENUM}, else ""
 */
public record Term(String path, Kind kind, String words) {
    private static final String TABLE = """
            TEXT op.code op.name cfg.merId cfg.orgCode cfg.appId cfg.notifyUrl msg.serial key.id
            TEXT patient.certNo patient.name patient.mobile patient.admdvs patient.psnNo patient.id contract.no
            TEXT family.contractNo family.certNo order.no order.hisOrderNo order.visitNo order.admissionNo order.inTimes
            TEXT order.mdtrtId order.setlId order.deptCode order.deptName order.operator order.subject order.attach
            TEXT item.orderNo item.seq item.code item.ownCode item.name item.price item.quantity item.rxNo
            TEXT refund.no refund.hisRefundNo refund.reason refund.reversalSetlId original.orderNo original.platformNo
            TEXT original.setlId link.scene link.returnUrl relation.request relation.no payer.certNo payer.name
            TEXT payer.relation payer.consent payer.contractNo dictionary.type dictionary.version entry.code entry.name
            TEXT entry.parent result.orderNo result.refundNo result.platformNo result.channelNo result.failCode
            TEXT result.failReason contract.signUrl contract.reason file.name file.url file.digest link.url header.merId
            TEXT line.seq line.number line.platformNo line.originalNo line.originalPlatformNo line.channelNo line.bankCode
            TEXT line.name line.hisOrderNo line.state line.attach
            TEXT token.value key.secret step.no step.ticket page.after page.next
            INSTANT msg.time order.time refund.time result.time token.until
            DAY query.day bill.day result.settleDay entry.from entry.to header.day line.settleDay line.day
            TIME_OF_DAY line.time
            FLAG family.present amounts.accountCharged contract.usable contract.account contract.open payer.preferred
            FLAG file.encrypted line.family page.more
            MONEY amounts.total amounts.fund amounts.account amounts.cash amounts.discount amounts.depositUsed
            MONEY amounts.collect refund.amount refund.cash refund.account item.amount result.collected
            MONEY result.accountPaid result.cashPaid result.remainLimit result.refunded result.totalRefunded
            MONEY contract.singleLimit contract.dayLimit contract.remainLimit payer.remainLimit file.payAmount
            MONEY file.refundAmount header.payAmount header.refundAmount line.total line.fund line.account line.cash
            MONEY line.amount line.fee
            SIGNED_MONEY header.netAmount
            NUMBER contract.overdueDays file.size file.count file.payCount file.refundCount header.count
            NUMBER header.payCount header.refundCount trailer.count token.seconds page.number page.count
            BYTES file.content
            LIST order.deposits order.fees contract.payers dictionary.entries
            patientClass patient.class line.patientClass
            certType patient.certType family.certType payer.certType
            bizType order.bizType line.bizType
            payScene order.scene
            queryScene ask.scene
            channel order.channel
            depositMode order.depositMode
            contractState contract.state
            tradeState result.state
            payMode result.mode line.mode
            refundType refund.type
            queryType query.type
            billKind bill.kind
            fileState file.state
            transType line.type
            noticeType notice.type
            """;
    private static final Map<String, Term> ALL = all();

    /** The term of a path; empty if nobody knows it. */
    public static Optional<Term> of(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    /** A word that it may have, "" if it is no word of a set. */
    public String anyWord() {
        return WordSet.named(words).map(set -> set.words().get(0)).orElse("");
    }

    /** Whether this word set may translate it: a refund's state stands where a payment's does. */
    boolean speaks(String name) {
        return name.equals(words)
                || path.equals("result.state") && name.equals("refundState")
                || kind == Kind.FLAG && name.equals("flag");
    }

    private static Map<String, Term> all() {
        Map<String, Term> all = new HashMap<>();
        TABLE.lines().map(line -> line.strip().split(" +", -1)).forEach(cells -> {
            boolean set = WordSet.named(cells[0]).isPresent();
            Kind kind = set ? Kind.ENUM : Kind.valueOf(cells[0]);
            for (int i = 1; i < cells.length; i++) {
                all.put(cells[i], new Term(cells[i], kind, set ? cells[0] : ""));
            }
        });
        return Map.copyOf(all);
    }
}
