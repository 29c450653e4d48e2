package io.medsettle.server.api;

import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 挂号: 科室, 医生, 排班与号源; 选定号源后以 registration 开头的 entry 开单. */
@Validated
@Controller("/api/v1/registrations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "挂号")
class RegistrationsController {
    private final HisRegistrations his;

    RegistrationsController(HisRegistrations his) {
        this.his = his;
    }

    /** 日期范围, 可限定科室与医生. */
    @Introspected
    record Days(
            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @Nullable @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String deptCode,

            @Nullable @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String doctorCode) {}

    @Post("/departments")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "有号的科室")
    List<HisRegistrations.Department> departments(@Body @Valid Days days) {
        return Told.byHis(his.departments(days.from(), days.to()));
    }

    @Post("/doctors")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "科室的医生")
    List<HisRegistrations.Doctor> doctors(@Body @Valid Days days) {
        return Told.byHis(his.doctors(Given.text(days.deptCode()), days.from(), days.to()));
    }

    @Post("/schedules")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "排班与号源")
    List<HisRegistrations.Schedule> schedules(@Body @Valid Days days) {
        return Told.byHis(
                his.schedules(days.from(), days.to(), Given.text(days.deptCode()), Given.text(days.doctorCode())));
    }

    /** 患者与日期范围. */
    @Introspected
    record Of(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    @Post("/query")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "患者的挂号")
    List<HisRegistrations.Registration> query(@Body @Valid Of of) {
        return Told.byHis(his.registrations(of.patientId(), of.from(), of.to()));
    }
}
