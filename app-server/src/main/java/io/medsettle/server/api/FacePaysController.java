package io.medsettle.server.api;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.alipay.AlipayFace;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** 刷脸支付 (支付宝): 自助机报设备信息, 得到打开刷脸所需的参数; 刷脸后得到的凭证就是付款码 (payCode). */
@Validated
@Controller("/api/v1/face-pays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "柜台会话")
class FacePaysController {
    private final Optional<AlipayFace> faces;

    FacePaysController(Optional<Alipay> alipay) {
        faces = alipay.map(Alipay::face);
    }

    /**
     * 刷脸设备.
     *
     * @param metaInfo 设备 getMetaInfo 返回的内容, 原样
     */
    @Introspected
    @Schema(name = "FaceDevice")
    record Device(@NotBlank @Size(max = 8192) String metaInfo) {
        @Override
        public String toString() {
            return "Device";
        }
    }

    /**
     * 刷脸已开始.
     *
     * @param zimId 刷脸流水号
     * @param clientData 交给设备 verify 的内容, 原样
     */
    @Introspected
    @Schema(name = "FaceBegun")
    record Begun(String zimId, String clientData) {
        @Override
        public String toString() {
            return "Begun[" + zimId + "]";
        }
    }

    @Post
    @Scope(Scope.COUNTER)
    @Operation(summary = "开始刷脸", description = "不收款; 刷脸得到的凭证 (ftoken) 以 payCode 提交到结算单的支付")
    Begun begin(@Body @Valid Device device) {
        AlipayFace face =
                faces.orElseThrow(() -> Refusal.of(422, "no-face-pay", "没有刷脸支付", "本网关没有接通支付宝刷脸", "请改用付款码等其他支付方式"));
        Outcome<AlipayFace.Begun> said = face.begin(new Secret(device.metaInfo()));
        return said.match(
                begun -> new Begun(begun.zimId(), begun.clientData().reveal()),
                no -> {
                    throw Refusal.of(422, "face-refused", "不能刷脸", "支付宝拒绝了本次刷脸: " + no.text(), "请核对设备后重试, 或改用付款码");
                },
                unknown -> {
                    throw Refusal.of(503, "face-unknown", "暂时不能刷脸", "未能取得支付宝的答复, 没有收款", "请稍后重试, 或改用付款码");
                });
    }
}
