package io.medsettle.server.credit;

import io.medsettle.ports.credit.FamilyBinding;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 亲情付绑定与解绑, 限平台向医院开放此项的; 其他平台由付款人在平台的应用内办理. 关系只由平台保存. */
@Validated
@Controller("/api/v1/credit/family")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "信用无感支付")
class FamilyController {
    private final Optional<CreditFarSide> platform;
    private final Contracts contracts;
    private final People people;
    private final CreditEntrance entrance;

    FamilyController(Optional<CreditFarSide> platform, Contracts contracts, People people, CreditEntrance entrance) {
        this.platform = platform;
        this.contracts = contracts;
        this.people = people;
        this.entrance = entrance;
    }

    /**
     * 绑定.
     *
     * @param number 调用方生成的固定编号; 重复提交同一编号只办一次
     * @param patientId 患者
     * @param payerCertType 付款人证件类型, 01 身份证
     * @param relation 关系, 平台的用词
     * @param consent 付款人在平台应用内授权后得到的凭据
     */
    @Introspected
    @Schema(name = "BindPayer")
    record Bind(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,20}", message = "应为 1 至 20 位字母数字")
            String number,

            @NotBlank @Size(max = 64) @PlainId String patientId,

            @Pattern(regexp = "[0-9]{2}", message = "应为 2 位数字")
            String payerCertType,

            @NotBlank @Size(max = 30) String payerCertNo,
            @NotBlank @Size(max = 64) String payerName,
            @NotBlank @Size(max = 20) String relation,
            @Nullable @Size(max = 512) String consent) {
        @Override
        public String toString() {
            return "Bind[" + number + "]";
        }
    }

    /** 平台的关系编号. */
    @Introspected
    @Schema(name = "PayerBound")
    record Bound(String relationNo) {}

    @Post
    @Scope({Scope.COUNTER, Scope.WRITE})
    @Operation(summary = "亲情付绑定")
    Bound bind(@Body @Valid Bind body) {
        Patient patient = patient(body.patientId());
        FamilyBinding.Relation relation = new FamilyBinding.Relation(
                patient.certType(),
                patient.certNo(),
                patient.name(),
                body.payerCertType(),
                new Secret(body.payerCertNo()),
                new Secret(body.payerName()),
                body.relation(),
                new Secret(body.consent() == null ? "" : body.consent()));
        Bound bound = new Bound(told(binding().bind(relation, new RequestNo(body.number()))));
        contracts.forget(patient.certNo());
        return bound;
    }

    /**
     * 解绑.
     *
     * @param relationNo 平台的关系编号
     */
    @Introspected
    @Schema(name = "UnbindPayer")
    record Unbind(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,20}", message = "应为 1 至 20 位字母数字")
            String number,

            @NotBlank @Size(max = 40) @Pattern(regexp = "[!-~]*", message = "含有不允许的字符")
            String relationNo) {}

    @Post("/unbind")
    @Scope({Scope.COUNTER, Scope.WRITE})
    @Operation(summary = "亲情付解绑")
    Bound unbind(@Body @Valid Unbind body) {
        Bound bound = new Bound(told(binding().unbind(body.relationNo(), new RequestNo(body.number()))));
        contracts.forgetAll();
        return bound;
    }

    /**
     * 付款人在哪个手机上收到扣款提醒.
     *
     * @param payer 付款人在此患者处的编号 (binding), 见签约查询
     * @param mobile 手机号; 空 = 不再提醒. 加密保存, 不再显示
     */
    @Introspected
    @Schema(name = "PayerPhone")
    record Phone(
            @NotBlank @Size(max = 64) @PlainId String patientId,
            @Nullable PatientClass patientClass,

            @NotBlank @Pattern(regexp = "[0-9a-f]{32}", message = "没有这位付款人")
            String payer,

            @Nullable @Pattern(regexp = "(1[0-9]{10})?", message = "应为 11 位手机号")
            String mobile) {
        @Override
        public String toString() {
            return "Phone[" + payer + "]";
        }
    }

    @Put("/phone")
    @Scope({Scope.COUNTER, Scope.WRITE})
    @Operation(summary = "亲情付付款人的手机", description = "信用平台不提供付款人手机; 付款人只收到金额与时间, 不含就诊内容")
    HttpResponse<Void> phone(@Body @Valid Phone body, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        entrance.tellPayer(
                body.patientId(),
                Optional.ofNullable(body.patientClass()),
                body.payer(),
                new Secret(body.mobile() == null ? "" : body.mobile()),
                client.id());
        return HttpResponse.noContent();
    }

    private FamilyBinding binding() {
        return platform.flatMap(CreditFarSide::family)
                .orElseThrow(
                        () -> Refusal.of(422, "no-family-binding", "不能在此办理", "信用平台没有向医院开放亲情付的绑定与解绑", "请付款人在平台的应用内办理"));
    }

    private Patient patient(String patientId) {
        try {
            return people.archive(patientId);
        } catch (Stopped stopped) {
            throw Refusal.of(
                    422, "archive-incomplete", "患者档案不完整", stopped.decision().reason(), "请到窗口补全档案后重试");
        }
    }

    private static <T> T told(Outcome<T> said) {
        return said.match(
                value -> value,
                no -> {
                    throw Refusal.of(422, "credit-refused", "信用平台拒绝", "信用平台答复: " + no.text(), "请核对后重试");
                },
                u -> {
                    throw Refusal.of(503, "credit-silent", "信用平台没有答复", "办理结果未知", "请以同一 number 重新提交");
                });
    }
}
