package io.medsettle.server.messages;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** G10: HIS 请网关给患者发消息; 有 openid 走微信, 否则走短信. 不含诊断与项目. */
@Validated
@Controller("/api/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "消息")
class MessagesController {
    private static final String LINE = "[^\\p{Cntrl}]*";

    private final Outbox outbox;
    private final String hospital;

    MessagesController(Outbox outbox, GatewaySettings gateway) {
        this.outbox = outbox;
        this.hospital = gateway.orgName();
    }

    /** 消息种类. */
    enum Kind {
        /** 待缴费提醒. */
        UNPAID,
        /** 停诊. */
        STOP_CLINIC,
        /** 取药、取物. */
        PICK_UP,
        /** 报告可取; 不写是什么报告. */
        REPORT;

        String template() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * 一条消息.
     *
     * @param messageId HIS 的消息号, 永久; 重发同一号不会发两次
     * @param mobile 手机号; 与 openid 至少给一个
     * @param openid 本院公众号或小程序的 openid
     * @param amountFen 金额, 分
     * @param dept 科室
     * @param doctor 医生; 停诊时用
     * @param where 到哪里办理
     * @param time 时间, 照原样显示
     * @param next 请患者怎么做
     */
    @Introspected
    @Schema(name = "HisMessage")
    record Ask(
            @NotBlank @Size(max = 64) @Pattern(regexp = "[0-9A-Za-z_.-]*", message = "只能含字母, 数字和 -_.")
            String messageId,

            @NotNull Kind kind,

            @Nullable @Pattern(regexp = "1[0-9]{10}", message = "应为 11 位手机号")
            String mobile,

            @Nullable @Size(max = 128) @Pattern(regexp = "[0-9A-Za-z_-]*", message = "含有不允许的字符")
            String openid,

            @Nullable @PositiveOrZero(message = "不能为负") Long amountFen,

            @Nullable @Size(max = 50) @Pattern(regexp = LINE)
            String dept,

            @Nullable @Size(max = 50) @Pattern(regexp = LINE)
            String doctor,

            @Nullable @Size(max = 100) @Pattern(regexp = LINE)
            String where,

            @Nullable @Size(max = 50) @Pattern(regexp = LINE)
            String time,

            @Nullable @Size(max = 100) @Pattern(regexp = LINE)
            String next) {
        @Override
        public String toString() {
            return "Ask[" + kind + "]";
        }
    }

    /**
     * 消息的现状.
     *
     * @param state WAITING 等待, SENDING 正在发, SENT 已发出, REFUSED 未发出, UNKNOWN 结果不明且不再发
     * @param channel WECHAT 或 SMS
     * @param reason 未发出或不明的原因
     */
    @Introspected
    @Schema(name = "MessageState")
    record State(String messageId, String kind, Kept.Stage state, String channel, String reason) {
        static State of(String messageId, Kept kept) {
            return new State(messageId, kept.message().kind(), kept.stage(), kept.channel(), kept.text());
        }
    }

    @Post
    @Scope(Scope.HIS)
    @Operation(summary = "给患者发消息 (G10)", description = "受理后异步发出, 用 GET 查询结果; 同一 messageId 只发一次, 内容不同则拒绝")
    HttpResponse<State> send(@Body @Valid Ask ask, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        boolean nobody = text(ask.mobile()).isEmpty() && text(ask.openid()).isEmpty();
        if (nobody) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "mobile 与 openid 至少给出一个", "请补齐收信人后重新提交")
                    .at("mobile"));
        }
        String number = number(client, ask.messageId());
        boolean same = outbox.leave(new Message(
                number,
                ask.kind().template(),
                new Secret(text(ask.openid())),
                new Secret(text(ask.mobile())),
                words(ask)));
        if (!same) {
            throw Refusal.of(409, "key-reused", "messageId 已用于其他内容", "同一个 messageId 先前用于不同的消息", "新的消息请使用新的 messageId");
        }
        return HttpResponse.accepted().body(state(client, ask.messageId()));
    }

    private Fields words(Ask ask) {
        Fields words = Fields.of("hospital", hospital)
                .with("dept", text(ask.dept()))
                .with("doctor", text(ask.doctor()))
                .with("where", text(ask.where()))
                .with("time", text(ask.time()))
                .with("next", text(ask.next()));
        return ask.amountFen() == null ? words : words.with("amount", new Money(ask.amountFen()).yuan() + "元");
    }

    @Get("/{messageId}")
    @Scope(Scope.HIS)
    @Operation(summary = "消息发出没有")
    State state(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @PathVariable @Size(max = 64) @Pattern(regexp = "[0-9A-Za-z_.-]*") String messageId) {
        return outbox.find(number(client, messageId))
                .map(kept -> State.of(messageId, kept))
                .orElseThrow(() -> Refusal.notFound("没有这条消息"));
    }

    private static String number(Client client, String messageId) {
        return client.id() + "/" + messageId;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
