package io.medsettle.server.h5;

import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.ports.his.HisRegistrations.Schedule;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.api.Told;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 挂号: 科室, 医生, 号源; 当日号即时支付, 预约号可稍后支付. */
@Hidden
@Validated
@Controller("/h5/registration")
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationController {
    private static final int AHEAD = 7;
    private final HisRegistrations his;
    private final Patients patients;
    private final Wishes wishes;
    private final InstantSource clock;

    RegistrationController(HisRegistrations his, Patients patients, Wishes wishes, InstantSource clock) {
        this.his = his;
        this.patients = patients;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** A half day of a doctor, as a page shows it. */
    public record Card(
            String scheduleId, String doctor, String type, String day, String fee, int left, List<Time> times) {}

    /** One slot of it. */
    public record Time(String slotId, String text, boolean free) {}

    @Get
    @View("h5/departments")
    Map<String, Object> departments(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        visitor.needPatient();
        LocalDate today = today();
        return Map.of("departments", Told.byHis(his.departments(today, today.plusDays(AHEAD))));
    }

    /** One day of the week ahead. */
    public record Day(String date, String text, boolean chosen) {}

    /** A day with schedules: the one asked for, else the first on which a number is left. */
    @Get("/slots")
    @View("h5/slots")
    Map<String, Object> slots(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue @NotBlank @Size(max = 64) String dept,
            @Nullable @QueryValue LocalDate day) {
        Patients.Shown patient = patients.named(visitor);
        List<Schedule> all = schedules(dept);
        List<LocalDate> dates =
                all.stream().map(Schedule::date).distinct().sorted().toList();
        LocalDate chosen = day != null && dates.contains(day) ? day : firstLeft(all, dates);
        return Map.of(
                "patient",
                patient,
                "dept",
                dept,
                "days",
                dates.stream()
                        .map(d -> new Day(d.toString(), text(d), d.equals(chosen)))
                        .toList(),
                "cards",
                all.stream()
                        .filter(s -> s.date().equals(chosen))
                        .map(this::card)
                        .toList());
    }

    private LocalDate firstLeft(List<Schedule> all, List<LocalDate> dates) {
        return all.stream()
                .filter(s -> s.left() > 0)
                .map(Schedule::date)
                .min(Comparator.naturalOrder())
                .orElse(dates.isEmpty() ? today() : dates.get(0));
    }

    private String text(LocalDate date) {
        String week = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
        return date.equals(today()) ? "今天" : date.getMonthValue() + "-" + date.getDayOfMonth() + " " + week;
    }

    private List<Schedule> schedules(String dept) {
        LocalDate today = today();
        return Told.byHis(his.schedules(today, today.plusDays(AHEAD), dept, ""));
    }

    private Card card(Schedule s) {
        return new Card(
                s.scheduleId(),
                s.doctor().name(),
                type(s.type()),
                text(s.date()) + " " + period(s.period()),
                Yuan.of(s.feeFen()),
                s.left(),
                s.slots().stream()
                        .map(t -> new Time(t.slotId(), t.begin() + "–" + t.end(), t.left() > 0))
                        .toList());
    }

    private static String type(String type) {
        return switch (type) {
            case "NORMAL" -> "普通号";
            case "EXPERT" -> "专家号";
            default -> type;
        };
    }

    private static String period(String period) {
        return switch (period) {
            case "AM" -> "上午";
            case "NOON" -> "中午";
            case "PM" -> "下午";
            case "NIGHT" -> "夜诊";
            default -> period;
        };
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("dept") @NotBlank @Size(max = 64) String dept,
            @Body("scheduleId") @NotBlank @Size(max = 64) String scheduleId,
            @Body("slotId") @NotBlank @Size(max = 64) String slotId,
            @Body("patientId") @NotBlank @Size(max = 64) String patientId) {
        if (!patientId.equals(visitor.needPatient())) {
            throw Refusal.of(409, "other-patient", "就诊人已更换", "选号时的就诊人不是现在选择的就诊人", "请核对就诊人, 重新选号");
        }
        Schedule schedule = schedules(dept).stream()
                .filter(s -> s.scheduleId().equals(scheduleId))
                .filter(s -> s.slots().stream().anyMatch(t -> t.slotId().equals(slotId) && t.left() > 0))
                .findFirst()
                .orElseThrow(() -> Refusal.of(409, "slot-gone", "号源已满", "所选时段的号刚刚被约走", "请选择其他时段"));
        Fields wish = Fields.of("scheduleId", schedule.scheduleId())
                .with("slotId", slotId)
                .with("booked", schedule.date().equals(today()) ? "" : "1");
        String title = schedule.department().name() + " " + schedule.doctor().name() + " " + text(schedule.date()) + " "
                + period(schedule.period());
        return HttpResponse.seeOther(URI.create("/h5/pay/"
                + wishes.keep(visitor, Wishes.priced(wish, List.of(new Wishes.Item(title, schedule.feeFen()))))
                        .id()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDay.ZONE);
    }
}
