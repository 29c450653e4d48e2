package io.medsettle.server.metrics;

import io.medsettle.server.metrics.FarSideFigures.FarSide;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * What calls somebody now, told from the figures and by the limits of the alarms in docs/monitoring/alerts.yml, for whoever has no
 * monitoring system before them. Those of credit pay and of days of reconciliation have words of their own elsewhere. Safe to share.
 */
@Singleton
public class Reds {
    private static final int SHARE = 5;
    private static final int ENOUGH = 5;
    private static final int SLOW = 3_000;
    private static final int UNSENT = 2;
    private static final int CERTIFICATE_DAYS = 30;

    private static final List<Rule> RULES = List.of(
            new Rule("medsettle.figures.failing", 0, "读不到数据库, 本页的数字已陈旧", "查数据库与网络; 恢复前不要相信其余数字"),
            new Rule("hikaricp.connections.pending", 0, "有请求在等数据库连接", "查慢查询与锁, 核对连接数上限"),
            new Rule("medsettle.clock.skew.seconds", 1, "本节点的时钟与数据库差 %d 秒, 不领待办", "校时 (NTP), 之后自动恢复"),
            new Rule("medsettle.backup.age.seconds", 93_600, "超过 26 小时没有备份", "查备份任务, 手工备份一次"),
            new Rule("medsettle.people.locked", 2, "%d 个登录名被锁定", "由安全管理员在审计里查来源, 本人核实后解锁"),
            new Rule("medsettle.orders", 0, "%d 张结算单需人工处理", "在待裁定里两人处理; 之前不要重收, 不要在对方后台手工退"),
            new Rule("medsettle.orders.overdue", 0, "%d 张结算单存疑, 冲正或退费过久", "看下面哪一方不应答; 系统用同一单号继续查询, 不要重收"),
            new Rule("medsettle.orders.unwritten", 0, "%d 张结算单已收款而 HIS 过久没有记账", "查 HIS 接口; 恢复后自动回写"),
            new Rule("medsettle.callbacks.refused", 5, "一小时内 %d 个回调验签不过", "核对对方是否换了公钥; 伪造的不入账"),
            new Rule("medsettle.messages.waiting", 0, "%d 条消息过久没有送出", "查短信与消息接口; 不影响资金"),
            new Rule("medsettle.messages.failed", 5, "一天内 %d 条消息没有发成", "核对模板, 签名与余额"),
            new Rule("medsettle.reconciliation.late", 0, "%d 日的对账过时没有完成", "在对账里看等哪一方的账单"));

    private final MeterRegistry registry;
    private final FarSideFigures farSides;

    Reds(MeterRegistry registry, FarSideFigures farSides) {
        this.registry = registry;
        this.farSides = farSides;
    }

    /** @param over red above it */
    private record Rule(String meter, long over, String words, String next) {}

    /** One that is red. */
    public record Red(String words, String next) {}

    public List<Red> now() {
        List<Red> red = new ArrayList<>();
        RULES.forEach(rule -> {
            long figure = figure(rule.meter());
            if (figure > rule.over()) {
                red.add(new Red(rule.words().formatted(figure), rule.next()));
            }
        });
        for (Gauge gauge : registry.find("medsettle.certificate.days").gauges()) {
            if ((long) gauge.value() < CERTIFICATE_DAYS) {
                String name = String.valueOf(gauge.getId().getTag("certificate"));
                red.add(new Red("证书 " + name + " 还有 " + (long) gauge.value() + " 天到期", "换证书, 写入设置, 重启"));
            }
        }
        farSides.now().forEach(side -> red.addAll(of(side)));
        return red;
    }

    /** Together over all tags; of orders only those that call a person, of what is late all but those. */
    private long figure(String meter) {
        long sum = 0;
        for (Gauge gauge : registry.find(meter).gauges()) {
            boolean stuck = gauge.getId().getTags().contains(Tag.of("state", "STUCK"));
            boolean counts = meter.equals("medsettle.orders") ? stuck : !stuck;
            sum += counts ? (long) gauge.value() : 0;
        }
        return sum;
    }

    private static List<Red> of(FarSide side) {
        List<Red> red = new ArrayList<>();
        FarSideFigures.Tally recent = side.recent();
        if (recent.calls() >= ENOUGH && recent.silent() * SHARE > recent.calls()) {
            red.add(new Red(
                    side.party() + " 近 10 分钟 " + recent.calls() + " 次调用中 " + recent.silent() + " 次没有应答",
                    "联系该方; 这些结果未知, 系统继续查询"));
        }
        if (recent.calls() >= ENOUGH && recent.average() > SLOW) {
            red.add(new Red(side.party() + " 近 10 分钟平均 " + recent.average() + " 毫秒才应答", "再慢就会存疑, 联系该方"));
        }
        if (recent.unsent() > UNSENT) {
            red.add(new Red(side.party() + " 连不上, 近 10 分钟 " + recent.unsent() + " 次没有发出", "查专线, 防火墙, 域名解析; 没有发出就没有收退"));
        }
        return red;
    }
}
