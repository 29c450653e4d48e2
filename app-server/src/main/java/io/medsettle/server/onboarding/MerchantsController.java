package io.medsettle.server.onboarding;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
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
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 商户入网参数: 测试与生产并存, 密钥加密保存且不再显示; 新参数是新的编号, 旧的留给已收的款退费. */
@Validated
@Controller("/api/v1/credit/onboarding/merchants")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付上线")
public class MerchantsController {
    private final Merchants merchants;
    private final InstantSource clock;
    private final boolean production;

    MerchantsController(Merchants merchants, InstantSource clock, GatewaySettings gateway) {
        this.merchants = merchants;
        this.clock = clock;
        this.production = gateway.production();
    }

    /**
     * 一套商户参数.
     *
     * @param environment TEST 测试, PRODUCTION 生产
     * @param keyId 密钥版本
     * @param signKey 签名密钥; 只写不读
     * @param encKey 加密密钥; 只写不读
     */
    @Introspected
    public record Given(
            @NotNull @Pattern(regexp = "TEST|PRODUCTION", message = "只能是 TEST 或 PRODUCTION")
            String environment,

            @NotBlank @Size(max = 32) String merId,
            @NotBlank @Size(max = 32) String orgCode,
            @Nullable @Size(max = 64) String appId,
            @NotBlank @Size(max = 32) String keyId,
            @NotBlank @Size(max = 512) String signKey,
            @NotBlank @Size(max = 512) String encKey,

            @NotBlank @Size(max = 300) @Pattern(regexp = "https?://[^\\s?#]+", message = "应为 http(s) 地址")
            String baseUrl,

            @NotBlank @Size(max = 200) String why) {
        @Override
        public String toString() {
            return "Given[" + environment + "]";
        }
    }

    /** 已登记的参数, 不含密钥. */
    @Introspected
    public record Kept(
            String number,
            Stage environment,
            String merId,
            String orgCode,
            String appId,
            String keyId,
            String baseUrl,
            String madeAt,
            String madeBy) {
        static Kept of(Merchant m) {
            return new Kept(
                    m.number(),
                    m.stage(),
                    m.merId(),
                    m.orgCode(),
                    m.appId(),
                    m.keyId(),
                    m.baseUrl().toString(),
                    m.madeAt().atOffset(ZoneOffset.ofHours(8)).toString(),
                    m.madeBy());
        }
    }

    @Post
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "登记商户参数", description = "登记不等于启用; 启用在 changes 中按类别和交易切换")
    public HttpResponse<Kept> add(@Body @Valid Given body, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        if (production && !body.baseUrl().startsWith("https://")) {
            throw new Refusal(Problem.of(400, "invalid", "地址不安全", "生产环境只接受 https 地址", "请改用 https 地址")
                    .at("baseUrl"));
        }
        Merchant given = new Merchant(
                "",
                Stage.valueOf(body.environment()),
                body.merId(),
                body.orgCode(),
                body.appId() == null ? "" : body.appId(),
                body.keyId(),
                new Secret(body.signKey()),
                new Secret(body.encKey()),
                URI.create(body.baseUrl()),
                clock.instant(),
                client.id());
        return merchants
                .add(given, body.why())
                .map(kept -> HttpResponse.created(Kept.of(kept)))
                .orElseThrow(() -> Refusal.of(409, "busy", "同时有人登记", "同一环境的参数正由别人登记", "请查询后再试"));
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "已登记的商户参数", description = "新的在前; 密钥不显示")
    public List<Kept> all() {
        return merchants.all().stream().map(Kept::of).toList();
    }
}
