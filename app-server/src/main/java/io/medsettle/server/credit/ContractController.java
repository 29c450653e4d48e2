package io.medsettle.server.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.CreditEntrance.Standing;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 信用支付签约: 医生站查询 (G02), 页面入口与跳转, 本次就诊开关. */
@Validated
@Controller("/api/v1/credit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "信用无感支付")
class ContractController {
    private final CreditEntrance entrance;

    ContractController(CreditEntrance entrance) {
        this.entrance = entrance;
    }

    /**
     * 查谁的签约.
     *
     * @param patientClass 参保类别; 空则按医保资料认定
     */
    @Introspected
    @Schema(name = "ContractQuestion")
    record Ask(
            @NotBlank @Size(max = 64) @PlainId String patientId,

            @Nullable PatientClass patientClass) {}

    /**
     * 亲情付付款人; 姓名由平台脱敏.
     *
     * @param binding 此患者处的付款人编号, 登记付款人手机时用
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContractPayer")
    record Payer(
            String name,
            String relation,
            boolean preferred,
            @Nullable Long remainLimitFen,
            String binding) {}

    /**
     * 签约状态.
     *
     * @param state UNSIGNED 未签约, SIGNED 已签约, TERMINATED 已解约, FROZEN 冻结, IN_PROGRESS 处理中, UNKNOWN 未能确认
     * @param usable 现在能否使用
     * @param text 给页面的说明
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContractAnswer")
    record Answer(
            String patientClass,
            String state,
            boolean usable,
            String text,
            @Nullable Long singleLimitFen,
            @Nullable Long dayLimitFen,
            @Nullable Long remainLimitFen,
            @Nullable Integer overdueDays,
            List<Payer> payers) {
        static Answer of(Standing s, Function<FamilyPayer, String> binding) {
            Optional<CreditContract> c = s.contract();
            return new Answer(
                    s.patientClass().name(),
                    s.state().map(Enum::name).orElse("UNKNOWN"),
                    s.usable(),
                    s.text(),
                    c.map(x -> fen(x.singleLimitFen())).orElse(null),
                    c.map(x -> fen(x.dayLimitFen())).orElse(null),
                    c.map(x -> fen(x.remainLimitFen())).orElse(null),
                    c.filter(x -> x.overdueDays().isPresent())
                            .map(x -> x.overdueDays().getAsInt())
                            .orElse(null),
                    s.payers().stream().map(p -> payer(p, binding.apply(p))).toList());
        }

        private static Payer payer(FamilyPayer p, String binding) {
            return new Payer(p.maskedName(), p.relation(), p.preferred(), fen(p.remainLimitFen()), binding);
        }

        private static @Nullable Long fen(OptionalLong told) {
            return told.isPresent() ? told.getAsLong() : null;
        }
    }

    @Post("/contract/query")
    @Scope({Scope.HIS, Scope.COUNTER})
    @Operation(summary = "参保类别与签约状态 (G02)", description = "供医生站显示; 结果最多沿用 10 分钟")
    Answer query(@Body @Valid Ask ask) {
        return answer(
                ask.patientId(), entrance.standing(ask.patientId(), Optional.ofNullable(ask.patientClass()), false));
    }

    private Answer answer(String patientId, Standing standing) {
        return Answer.of(standing, payer -> entrance.binding(patientId, payer));
    }

    /**
     * 页面所见.
     *
     * @param contract 签约状态
     * @param wished 本次就诊是否使用无感支付; 给出 visitNo 时有
     * @param signUrl 去签约的地址; 不含个人信息; 未签约时有
     * @param links 各类入口的跳转地址: MINI_PROGRAM, H5, KIOSK
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContractPage")
    record Page(
            Answer contract,
            @Nullable Boolean wished,
            @Nullable String signUrl,
            Map<String, String> links) {}

    @Get("/contract")
    @Scope({Scope.PATIENTS, Scope.WRITE})
    @Operation(summary = "签约入口", description = "fresh=true 时不用缓存: 患者从信用平台返回后须重新查询, 不采信返回参数")
    Page page(
            @QueryValue @Size(max = 64) @PlainId String patientId,
            @Nullable @QueryValue @Size(max = 30) @PlainId String visitNo,
            @Nullable @QueryValue PatientClass patientClass,
            @QueryValue(defaultValue = "register") @Size(max = 30) @PlainId String scene,
            @QueryValue(defaultValue = "https://localhost/")
                    @Size(max = 500)
                    @Pattern(regexp = "[a-z][a-z0-9+.-]{1,20}:[!-~]+", message = "应为地址")
                    String returnUrl,
            @QueryValue(defaultValue = "false") boolean fresh) {
        Standing standing = entrance.standing(patientId, Optional.ofNullable(patientClass), fresh);
        URI back = URI.create(returnUrl);
        boolean sign = standing.state()
                .filter(s -> s == CreditContract.State.UNSIGNED || s == CreditContract.State.TERMINATED)
                .isPresent();
        return new Page(
                answer(patientId, standing),
                visitNo == null ? null : entrance.wished(patientId, visitNo),
                sign
                        ? entrance.page(standing, patientId, scene, back)
                                .map(URI::toString)
                                .orElse(null)
                        : null,
                sign ? entrance.links(scene, back) : Map.of());
    }

    /** 本次就诊的意愿. */
    @Introspected
    @Schema(name = "VisitWish")
    record Wish(
            @NotBlank @Size(max = 64) @PlainId String patientId,

            @NotNull Boolean on) {}

    @Put("/visits/{visitNo}/toggle")
    @Scope({Scope.WRITE, Scope.COUNTER, Scope.HIS})
    @Operation(summary = "本次就诊使用或不用无感支付", description = "只影响本次就诊, 不解约")
    Wish wish(
            @PathVariable @Size(max = 64) @PlainId String visitNo,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Wish wish) {
        entrance.wish(wish.patientId(), visitNo, wish.on(), client.id());
        return wish;
    }

    @Get("/visits/{visitNo}/toggle")
    @Scope({Scope.READ, Scope.WRITE, Scope.COUNTER, Scope.HIS})
    @Operation(summary = "本次就诊是否使用无感支付")
    Wish wished(
            @PathVariable @Size(max = 64) @PlainId String visitNo,
            @QueryValue @Size(max = 64) @PlainId String patientId) {
        return new Wish(patientId, entrance.wished(patientId, visitNo));
    }
}
