package io.medsettle.server.reconciliation;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** 差错的指派: 某人名下未了的差错, 可以指派给谁. 指派本身是处理差错的一步 (remedies 的 ASSIGN 与 UNASSIGN). */
@Validated
@Controller("/api/v1/reconciliation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "对账")
public class AssignmentsController {
    private final FindingStore findings;
    private final Assigning assigning;

    AssignmentsController(FindingStore findings, Assigning assigning) {
        this.findings = findings;
        this.assigning = assigning;
    }

    @Get("/findings")
    @Scope(Scope.FINANCE)
    @Operation(summary = "指派给某人的差错", description = "不限归属日, 只列未了结的, 旧的在前, 逐页返回; assignee 为 console/ 与登录名")
    public FindingsController.Page of(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @NotBlank @Size(max = 64) String assignee,
            @QueryValue(defaultValue = "") @Pattern(regexp = "([0-9a-f]{32})?") String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int size) {
        return FindingsController.Page.of(findings.givenTo(client.org(), assignee, after, size), size);
    }

    /** 可以指派的人员. */
    @Introspected
    @Schema(name = "Assignee")
    public record Assignee(String login, String name) {}

    @Get("/assignees")
    @Scope(Scope.FINANCE)
    @HeadOnly
    @Operation(summary = "可以指派的人员", description = "在用且有财务权限的控制台人员")
    public List<Assignee> people() {
        return assigning.choices().stream()
                .map(p -> new Assignee(p.login(), p.name()))
                .toList();
    }
}
