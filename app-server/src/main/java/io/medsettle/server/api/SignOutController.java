package io.medsettle.server.api;

import io.medsettle.ports.insurance.SignOut;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** 医保签退: 结束操作员当日的签到; 之后的第一笔交易自动重新签到. */
@Controller("/api/v1/insurance/sign-out")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保查询")
class SignOutController {
    private final SignOut insurer;

    SignOutController(SignOut insurer) {
        this.insurer = insurer;
    }

    /**
     * 签退.
     *
     * @param at 医保记下的签退时间
     */
    @Introspected
    @Schema(name = "SignedOut")
    record SignedOut(String at) {}

    @Post
    @Scope(Scope.FINANCE)
    @Operation(summary = "签退 (9002)", description = "没有签到时返回 422; 下一笔交易自动重新签到 (9001)")
    SignedOut signOut() {
        return new SignedOut(Told.byInsurer(insurer.signOut()));
    }
}
