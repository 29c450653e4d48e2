package io.medsettle.server.alarms;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.alarms.Alarm.Kind;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.credit.DoubtRows;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether anything wants a person now. Safe to share. */
@Singleton
class CreditWatch {
    private static final int MOST = 1000;
    private static final String VERDICTS =
            "SELECT COUNT(*) FROM credit_event WHERE org = ? AND arrived_at >= ?" + " AND decided_at >= ? AND verdict ";
    private static final String PENDING =
            "SELECT COUNT(DISTINCT p.order_id) FROM posting p JOIN order_view v ON v.order_id = p.order_id"
                    + " WHERE p.account = ? AND p.bill_day >= ? AND p.fen > 0 AND p.booked_at < ?"
                    + " AND v.org = ? AND v.order_state IN ('COLLECTING', 'IN_DOUBT', 'STUCK')";

    private final Transactions transactions;
    private final DoubtRows doubts;
    private final SignatureFailures signatures;
    private final Circuit circuit;
    private final AlarmRules rules;
    private final InstantSource clock;
    private final String org;

    CreditWatch(
            Transactions transactions,
            DoubtRows doubts,
            SignatureFailures signatures,
            Circuit circuit,
            AlarmRules rules,
            InstantSource clock,
            GatewaySettings gateway) {
        this.transactions = transactions;
        this.doubts = doubts;
        this.signatures = signatures;
        this.circuit = circuit;
        this.rules = rules;
        this.clock = clock;
        this.org = gateway.org();
    }

    List<Alarm> look() {
        Instant now = clock.instant();
        List<Alarm> red = new ArrayList<>();
        unknown(now).ifPresent(red::add);
        declined(now).ifPresent(red::add);
        badSignatures(now).ifPresent(red::add);
        if (circuit.open()) {
            red.add(new Alarm(Kind.CIRCUIT_OPEN, 1, "信用平台连续不应答, 已熔断: 新的就诊走普通缴费, 查询与退费继续。请联系运营方"));
        }
        hisPending(now).ifPresent(red::add);
        return red;
    }

    private Optional<Alarm> unknown(Instant now) {
        int open = doubts.openedBefore(org, now.minus(rules.unknownFor()), MOST).size();
        return open == 0
                ? Optional.empty()
                : Optional.of(new Alarm(
                        Kind.UNKNOWN_TOO_LONG,
                        open,
                        open + " 笔结算存疑超过 " + spoken(rules.unknownFor()) + ": 系统在继续查询, 请在疑问交易中查看, 不要让患者重复缴费"));
    }

    private Optional<Alarm> declined(Instant now) {
        Instant since = now.minus(rules.declinedWithin());
        long no = count("= 'DECLINED'", since);
        long all = no + count("= 'PAID'", since);
        boolean often = all >= rules.declinedOf() && no * 100 > rules.declinedPercent() * all;
        return often
                ? Optional.of(new Alarm(
                        Kind.DECLINED_TOO_OFTEN,
                        no * 100 / all,
                        "最近 " + spoken(rules.declinedWithin()) + " 的 " + all + " 笔中有 " + no + " 笔被拒绝, 请按拒绝原因核对或暂停该类别"))
                : Optional.empty();
    }

    /** Events that arrived up to a day before count by when they were decided. */
    private long count(String verdict, Instant since) {
        long from = since.toEpochMilli();
        long arrived = since.minus(Duration.ofDays(1)).toEpochMilli();
        return transactions
                .read(c -> Rows.all(c, VERDICTS + verdict, row -> row.getLong(1), org, arrived, from))
                .get(0);
    }

    private Optional<Alarm> badSignatures(Instant now) {
        long bad = signatures.since(now.minus(rules.badSignaturesWithin()));
        return bad < rules.badSignatures()
                ? Optional.empty()
                : Optional.of(new Alarm(Kind.BAD_SIGNATURES, bad, bad + " 个应答验签失败: 请核对密钥版本, 并确认应答方是信用平台"));
    }

    private Optional<Alarm> hisPending(Instant now) {
        String account = "due-from:" + CreditFarSide.PARTY.name();
        String day = BusinessDay.of(now.minus(Duration.ofDays(2))).text();
        long before = now.minus(rules.hisPendingFor()).toEpochMilli();
        long open = transactions
                .read(c -> Rows.all(c, PENDING, row -> row.getLong(1), account, day, before, org))
                .get(0);
        return open == 0
                ? Optional.empty()
                : Optional.of(new Alarm(
                        Kind.HIS_PENDING,
                        open,
                        open + " 笔已收款超过 " + spoken(rules.hisPendingFor()) + " 而 HIS 未确认: 系统在继续回写, 请检查 HIS 接口"));
    }

    private static String spoken(Duration duration) {
        return duration.toMinutes() > 0 ? duration.toMinutes() + " 分钟" : duration.toSeconds() + " 秒";
    }
}
