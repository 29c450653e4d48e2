package io.medsettle.server.bills;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;

/** 账单下载: 渠道某日的账单, 与本网关账簿逐笔合并. */
@Validated
@Controller("/api/v1/channel-bills")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "账单下载")
class ChannelBillsController {
    private static final BillSummary EMPTY = new BillSummary(0, 0, "");
    private static final MediaType CSV = MediaType.of("text/csv;charset=UTF-8");

    private final ChannelBills bills;
    private final BillJoin join;
    private final InstantSource clock;
    private final Path directory;

    ChannelBillsController(ChannelBills bills, BillJoin join, InstantSource clock, BillDirectory directory) {
        this.bills = bills;
        this.join = join;
        this.clock = clock;
        this.directory = directory.path();
    }

    @Get("/{channel}/{day}")
    @Scope({Scope.HIS, Scope.FINANCE})
    @Operation(
            summary = "下载渠道某日的账单",
            description = "CSV, UTF-8, 首行为中文表头, 金额为元; 全份账单核对无误后才发出. 医保分项按本网关账簿, 每轮只列在第一笔; 没有现金的医保结算列在末尾")
    HttpResponse<StreamedFile> download(
            @PathVariable String channel,
            @PathVariable LocalDate day,
            @QueryValue(defaultValue = ChannelBills.TRADE)
                    @Pattern(regexp = "trade|payinsurance", message = "只能为 trade 或 payinsurance (微信医保支付 1.0)")
                    String kind,
            @RequestAttribute(Client.ATTRIBUTE) Client client)
            throws IOException {
        BillSource source = bills.of(channel, kind)
                .orElseThrow(() -> Refusal.of(
                        404,
                        "no-such-bill",
                        "没有这种账单",
                        "没有接入渠道 " + ChannelBills.key(channel, kind) + " 的账单",
                        "请核对渠道: " + bills.names()));
        BusinessDay business =
                BusinessDay.of(day.atTime(12, 0).atZone(BusinessDay.ZONE).toInstant());
        if (day.isAfter(BusinessDay.of(clock.instant()).date())) {
            throw Refusal.of(422, "day-not-over", "日期未到", "这一天还没有开始", "请选择今天以前的日期");
        }
        try (LineSpool spool = new LineSpool(directory)) {
            BillSummary told = told(source.fetch(business, kind, spool::keep));
            Path file = written(spool, channel, kind, business, client.org());
            StreamedFile streamed =
                    new StreamedFile(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), CSV);
            return HttpResponse.ok(streamed)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + channel + "-" + day + "-" + kind + ".csv\"")
                    .header("X-Bill-Lines", Long.toString(told.lines()))
                    .header("X-Bill-Sum-Fen", Long.toString(told.sumFen()))
                    .header("X-Bill-Sha256", told.digest());
        }
    }

    private static BillSummary told(Outcome<BillSummary> said) {
        return said.match(
                whole -> whole,
                no -> {
                    throw Refusal.of(
                            502,
                            "bill-broken",
                            "账单有误",
                            "渠道的账单不完整或自相矛盾, 没有采用: [" + no.code() + "] " + no.text(),
                            "请稍后重新下载; 仍有误请联系渠道");
                },
                u -> {
                    if (u.doubt() == Doubt.NOT_FOUND) {
                        return EMPTY;
                    }
                    throw u.doubt() == Doubt.STILL_WORKING
                            ? Refusal.of(503, "bill-not-ready", "账单未生成", u.text(), "渠道一般在次日上午生成账单, 请到时再下载")
                            : Refusal.of(503, "bill-unknown", "未取得账单", "渠道没有给出账单: " + u.text(), "请稍后重试");
                });
    }

    private Path written(LineSpool spool, String channel, String kind, BusinessDay day, String org) throws IOException {
        Path file = Files.createTempFile(directory, "channel-bill", ".csv");
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(BillRow.HEADER);
            spool.read((BillLine line) -> csv.writeRecord(join.row(line, org).cells()));
            if (kind.equals(ChannelBills.TRADE)) {
                join.withoutCash(channel, day, org, row -> csv.writeRecord(row.cells()));
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
