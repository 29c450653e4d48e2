package io.medsettle.server.h5;

import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.his.HisStays.Readiness;
import io.medsettle.ports.his.HisStays.Stay;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.api.Told;
import io.medsettle.server.api.WardDesk;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 住院服务: 住院列表, 一次住院, 每日清单, 出院清单. */
@Hidden
@Controller("/h5/stays")
@ExecuteOn(TaskExecutors.BLOCKING)
class StaysController {
    private final Ward ward;
    private final WardDesk desk;
    private final HisStays his;
    private final InstantSource clock;
    private final CreditEntries credit;

    StaysController(Ward ward, WardDesk desk, HisStays his, InstantSource clock, CreditEntries credit) {
        this.ward = ward;
        this.desk = desk;
        this.his = his;
        this.clock = clock;
        this.credit = credit;
    }

    @Get
    @View("h5/stays")
    Map<String, Object> list(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        return Map.of("stays", ward.of(visitor).stream().map(StayPage.Card::of).toList());
    }

    @Get("/{stayId}")
    @View("h5/stay")
    Map<String, Object> stay(@PathVariable String stayId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Ward.Known known = ward.need(visitor, stayId);
        Optional<Readiness> asked =
                StayPage.leaves(known) ? Optional.of(Told.byHis(his.readiness(stayId))) : Optional.empty();
        return Map.of(
                "stay",
                StayPage.of(known, asked),
                "keys",
                StayPage.Keys.fresh(),
                "least",
                Yuan.of(DepositAmount.LEAST),
                "most",
                Yuan.of(DepositAmount.MOST),
                "creditEntry",
                credit.address(CreditEntries.STAY, stayId));
    }

    @Get("/{stayId}/daily")
    @View("h5/daily")
    Map<String, Object> daily(
            @PathVariable String stayId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Nullable @QueryValue LocalDate date) {
        Stay stay = ward.need(visitor, stayId).stay();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDay.ZONE);
        LocalDate first = day(stay.admittedAt(), today);
        LocalDate last = day(stay.dischargedAt(), today);
        LocalDate wanted = date == null ? last : date;
        if (wanted.isBefore(first) || wanted.isAfter(last)) {
            throw Refusal.of(422, "no-such-day", "不在住院期间", "这一天不在住院期间", "请选择 " + first + " 至 " + last + " 之间的日期");
        }
        return Map.of("page", DailyPage.of(stay, Told.byHis(his.daily(stayId, wanted)), wanted, first, last));
    }

    /** The day of a time as HIS writes it; the other one where HIS has told none. */
    private static LocalDate day(String time, LocalDate otherwise) {
        return time.length() < 10 ? otherwise : LocalDate.parse(time.substring(0, 10));
    }

    @Get("/{stayId}/statement")
    @View("h5/statement")
    Map<String, Object> statement(@PathVariable String stayId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        ward.need(visitor, stayId);
        return Map.of("page", StatementPage.of(stayId, desk.statement(ward.client(visitor), stayId)));
    }
}
