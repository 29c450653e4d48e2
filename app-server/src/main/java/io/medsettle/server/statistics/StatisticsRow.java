package io.medsettle.server.statistics;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.Map;

/**
 * 一行统计: 某日, 某参保类别, 某业务, 某科室.
 *
 * @param day 业务日 yyyyMMdd
 * @param patientClass 参保类别, 空 = 未能确定
 * @param business OUTPATIENT 门诊, DEPOSIT 押金, DISCHARGE 出院
 * @param familyPay 是否亲情付: 由亲属付款的另列一行
 * @param events 触发数
 * @param paid 已收款
 * @param declined 被拒绝
 * @param skipped 未走无感
 * @param needWindow 转窗口
 * @param open 尚未有结果
 * @param skippedBy 未走无感的关口
 * @param declinedBy 拒绝码
 * @param payments 收款笔数 (按账簿)
 * @param collectedFen 收款, 分
 * @param refunds 退款与冲正笔数
 * @param refundedFen 退款与冲正, 分
 * @param fundFen 这些收款所在结算中统筹等基金承担, 分; 一次结算只计一次, 押金不计, 以后的退费不从中扣除
 * @param accountFen 同上, 医保个人账户承担, 分
 * @param averageMillis 触发到收款的平均用时, 毫秒
 * @param p95Millis 触发到收款的 95 分位用时, 毫秒
 */
@Introspected
@Schema(name = "CreditStatistics")
public record StatisticsRow(
        String day,
        String patientClass,
        String business,
        String deptCode,
        String deptName,
        boolean familyPay,
        long events,
        long paid,
        long declined,
        long skipped,
        long needWindow,
        long open,
        Map<String, Long> skippedBy,
        Map<String, Long> declinedBy,
        long payments,
        long collectedFen,
        long refunds,
        long refundedFen,
        long fundFen,
        long accountFen,
        long averageMillis,
        long p95Millis) {
    /** By what lines are told apart. */
    record Key(String day, String patientClass, Business business, String deptCode, String deptName, boolean familyPay)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::patientClass)
                .thenComparing(Key::business)
                .thenComparing(Key::deptCode)
                .thenComparing(Key::deptName)
                .thenComparing(Key::familyPay);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
