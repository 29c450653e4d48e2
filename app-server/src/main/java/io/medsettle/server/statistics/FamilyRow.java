package io.medsettle.server.statistics;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/**
 * 一行亲情付: 某日, 某付款关系, 某业务.
 *
 * @param day 业务日 yyyyMMdd
 * @param payerBinding 患者与付款人的关系编号, 不含姓名与签约号
 * @param patientClass 患者的参保类别
 * @param business OUTPATIENT 门诊, DEPOSIT 押金, DISCHARGE 出院
 * @param payments 收款笔数
 * @param collectedFen 收款, 分
 * @param refunds 退款与冲正笔数
 * @param refundedFen 退款与冲正, 分
 * @param numbers 各笔的单号, 即平台账单中的商户订单号或退款单号
 */
@Introspected
@Schema(name = "CreditFamilyRow")
record FamilyRow(
        String day,
        String payerBinding,
        String patientClass,
        String business,
        long payments,
        long collectedFen,
        long refunds,
        long refundedFen,
        List<String> numbers) {
    /** By what lines are told apart. */
    record Key(String day, String payerBinding, String patientClass, Business business) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::payerBinding)
                .thenComparing(Key::patientClass)
                .thenComparing(Key::business);

        static Key of(Movement m) {
            return new Key(m.day(), m.payerBinding(), m.patientClass(), m.business());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static FamilyRow of(Key key, List<Movement> movements) {
        List<Long> in =
                movements.stream().map(Movement::fen).filter(fen -> fen > 0).toList();
        List<Long> back =
                movements.stream().map(Movement::fen).filter(fen -> fen < 0).toList();
        return new FamilyRow(
                key.day(),
                key.payerBinding(),
                key.patientClass(),
                key.business().name(),
                in.size(),
                in.stream().mapToLong(Long::longValue).sum(),
                back.size(),
                -back.stream().mapToLong(Long::longValue).sum(),
                movements.stream().map(Movement::number).toList());
    }
}
