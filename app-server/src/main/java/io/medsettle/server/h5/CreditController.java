package io.medsettle.server.h5;

import io.medsettle.ports.credit.CreditContract.State;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.CreditEntrance;
import io.medsettle.server.credit.CreditEntrance.Standing;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 信用就医无感支付: 签约状态, 去云闪付签约, 本次就诊的开关, 亲情付付款人. 从云闪付返回后重新查询, 不采信返回参数. */
@Hidden
@Validated
@Controller("/h5/credit")
@ExecuteOn(TaskExecutors.BLOCKING)
class CreditController {
    private static final String SCENE = "home|register|register-success|inpatient";
    private static final String VISIT = "[0-9A-Za-z._-]*";

    private final CreditEntrance entrance;
    private final URI base;

    CreditController(CreditEntrance entrance, GatewaySettings gateway) {
        this.entrance = entrance;
        this.base = gateway.publicBase();
    }

    @Get
    @View("h5/credit")
    Map<String, Object> show(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue(defaultValue = "home") @Pattern(regexp = SCENE, message = "没有这个入口") String scene,
            @QueryValue(defaultValue = "") @Size(max = 64) @Pattern(regexp = VISIT, message = "不是就诊号") String visitNo,
            @QueryValue(defaultValue = "false") boolean back) {
        String patient = visitor.needPatient();
        Standing standing = entrance.standing(patient, Optional.empty(), back);
        boolean wished = !visitNo.isEmpty() && entrance.wished(patient, visitNo);
        return Map.of(
                "page",
                CreditPage.of(
                        standing,
                        standing.payers().stream()
                                .map(payer -> payer(patient, payer))
                                .toList(),
                        signPage(standing, patient, scene, visitNo),
                        scene,
                        visitNo,
                        wished));
    }

    private CreditPage.Payer payer(String patient, FamilyPayer payer) {
        String binding = entrance.binding(patient, payer);
        return CreditPage.payer(payer, binding, entrance.phoneEnding(binding));
    }

    private String signPage(Standing standing, String patient, String scene, String visitNo) {
        boolean unsigned = standing.state()
                .filter(s -> s == State.UNSIGNED || s == State.TERMINATED)
                .isPresent();
        return unsigned
                ? entrance.page(standing, patient, scene, base.resolve(address(scene, visitNo) + "&back=true"))
                        .map(URI::toString)
                        .orElse("")
                : "";
    }

    private static String address(String scene, String visitNo) {
        return "/h5/credit?scene=" + scene + (visitNo.isEmpty() ? "" : "&visitNo=" + visitNo);
    }

    /** 付款人在哪个手机上收到扣款提醒; 不填即不再提醒. */
    @Post("/payer-phone")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> payerPhone(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("scene") @NotBlank @Pattern(regexp = SCENE, message = "没有这个入口") String scene,
            @Body("visitNo") @Nullable @Size(max = 64) @Pattern(regexp = VISIT, message = "不是就诊号") String visitNo,
            @Body("payer") @NotBlank @Pattern(regexp = "[0-9a-f]{32}", message = "没有这位付款人") String payer,
            @Body("mobile") @Nullable @Pattern(regexp = "(1[0-9]{10})?", message = "应为 11 位手机号") String mobile) {
        entrance.tellPayer(
                visitor.needPatient(),
                Optional.empty(),
                payer,
                new Secret(mobile == null ? "" : mobile),
                Visitor.client(visitor.channel()));
        return HttpResponse.seeOther(URI.create(address(scene, visitNo == null ? "" : visitNo)));
    }

    /** 只影响本次就诊, 不解约. */
    @Post("/wish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> wish(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("scene") @NotBlank @Pattern(regexp = SCENE, message = "没有这个入口") String scene,
            @Body("visitNo") @NotBlank @Size(max = 64) @Pattern(regexp = VISIT, message = "不是就诊号") String visitNo,
            @Body("on") @NotBlank @Pattern(regexp = "[01]") String on) {
        entrance.wish(visitor.needPatient(), visitNo, on.equals("1"), Visitor.client(visitor.channel()));
        return HttpResponse.seeOther(URI.create(address(scene, visitNo)));
    }
}
