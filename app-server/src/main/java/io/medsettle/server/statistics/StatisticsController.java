package io.medsettle.server.statistics;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** 无感支付的统计报表与医院对账单. */
@Validated
@Controller("/api/v1/credit")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付统计")
public class StatisticsController {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final long LONGEST = 92;

    private final Statistics statistics;
    private final HospitalBill bill;
    private final String org;

    StatisticsController(Statistics statistics, HospitalBill bill, GatewaySettings gateway) {
        this.statistics = statistics;
        this.bill = bill;
        this.org = gateway.org();
    }

    @Get("/statistics")
    @Scope(Scope.FINANCE)
    @Operation(summary = "交易统计", description = "按日, 参保类别, 业务, 科室, 亲情付另列; 至多 92 天")
    public List<StatisticsRow> statistics(@QueryValue LocalDate from, @QueryValue LocalDate to) {
        return rows(from, to);
    }

    @Get("/statistics.csv")
    @Produces(CSV)
    @Scope(Scope.FINANCE)
    @Operation(summary = "交易统计 (CSV)", description = "首行为中文表头, 金额为分")
    public HttpResponse<String> csv(@QueryValue LocalDate from, @QueryValue LocalDate to) {
        Csv csv = new Csv()
                .line(List.of(
                        "日期", "参保类别", "业务", "科室编码", "科室", "触发", "已收款", "被拒绝", "未走无感", "转窗口", "处理中", "未走无感关口", "拒绝码",
                        "收款笔数", "收款分", "退款笔数", "退款分", "基金分", "个人账户分", "平均毫秒", "95分位毫秒", "亲情付"));
        rows(from, to)
                .forEach(r -> csv.line(List.of(
                        r.day(),
                        r.patientClass(),
                        r.business(),
                        r.deptCode(),
                        r.deptName(),
                        r.events(),
                        r.paid(),
                        r.declined(),
                        r.skipped(),
                        r.needWindow(),
                        r.open(),
                        r.skippedBy(),
                        r.declinedBy(),
                        r.payments(),
                        r.collectedFen(),
                        r.refunds(),
                        r.refundedFen(),
                        r.fundFen(),
                        r.accountFen(),
                        r.averageMillis(),
                        r.p95Millis(),
                        r.familyPay() ? "是" : "否")));
        return file(csv.text(), "credit-statistics_" + from + "_" + to + ".csv");
    }

    @Get("/family-payments")
    @Scope(Scope.FINANCE)
    @Operation(summary = "亲情付对账", description = "亲属付款与退回, 按日, 付款关系, 业务; 单号与平台账单中 familyPayFlag 为 1 的各行对应; 至多 92 天")
    List<FamilyRow> family(@QueryValue LocalDate from, @QueryValue LocalDate to) {
        demand(from, to);
        return statistics.family(day(from), day(to));
    }

    private List<StatisticsRow> rows(LocalDate from, LocalDate to) {
        demand(from, to);
        return statistics.of(day(from), day(to));
    }

    private static void demand(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= LONGEST) {
            throw new Refusal(Problem.of(400, "invalid", "日期不对", "结束日期应在开始日期之后 92 天以内", "请改正日期后重新查询")
                    .at("to"));
        }
    }

    @Get("/hospital-bills/{day}")
    @Produces(CSV)
    @Scope({Scope.FINANCE, Scope.HIS})
    @Operation(
            summary = "医院对账单",
            description =
                    "本网关账簿中某日经信用平台收退的每一笔, 金额为分, 供平台核对; 亲情付的有标志与付款关系编号; 末行 #end 为笔数, 收款, 退款, 净额, 其后为亲情付的同样四项. 文件名 机构_日期_HOS.csv")
    HttpResponse<String> hospitalBill(@PathVariable LocalDate day) {
        return file(bill.of(day(day)), org + "_" + day(day).text() + "_HOS.csv");
    }

    private static BusinessDay day(LocalDate date) {
        return BusinessDay.of(date.atStartOfDay(BusinessDay.ZONE).toInstant());
    }

    private static HttpResponse<String> file(String text, String name) {
        return HttpResponse.ok(text)
                .contentType(MediaType.of(CSV))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
