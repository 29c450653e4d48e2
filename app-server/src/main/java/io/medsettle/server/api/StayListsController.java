package io.medsettle.server.api;

import io.medsettle.ports.his.HisStays;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** 住院清单: 每日清单, 出院清单, 患者的住院. */
@Validated
@Controller("/api/v1/stays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "住院")
class StayListsController {
    private final WardDesk ward;
    private final HisStays his;

    StayListsController(WardDesk ward, HisStays his) {
        this.ward = ward;
        this.his = his;
    }

    @Get("/{stayId}/daily")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "每日清单")
    HisStays.DailyList daily(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId, @QueryValue LocalDate date) {
        return Told.byHis(his.daily(stayId, date));
    }

    @Get("/{stayId}/statement")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "出院清单打印数据")
    HisStays.Statement statement(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return ward.statement(client, stayId);
    }

    /** 患者. */
    @Introspected
    record Of(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId) {}

    @Post("/query")
    @Scope({Scope.PATIENTS, Scope.COUNTER})
    @Operation(summary = "患者的住院")
    List<HisStays.Stay> query(@Body @Valid Of of) {
        return Told.byHis(his.stays(of.patientId(), ""));
    }
}
