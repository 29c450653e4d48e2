package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.identity.CardIdentity;
import io.medsettle.ports.identity.CardReading;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.realname.RealNameFailure.Attempt;
import io.medsettle.server.realname.RealNameFailures;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** 社保卡读卡: 终端照每一步的指示调用读卡动态库, 把结果送回; 密钥由本网关向加密机取. 读完即进入柜台会话. */
@Validated
@Controller("/api/v1/card-readings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "读卡")
class CardReadingsController {
    private final Optional<CardReading> cards;
    private final Sessions sessions;
    private final SessionsController entrance;
    private final RealNameFailures failures;

    CardReadingsController(
            Optional<CardReading> cards, Sessions sessions, SessionsController entrance, RealNameFailures failures) {
        this.cards = cards;
        this.sessions = sessions;
        this.entrance = entrance;
        this.failures = failures;
    }

    /**
     * 开始读卡.
     *
     * @param terminal 终端编号
     * @param requestNo 终端自己的读卡编号, 每位患者一个; 断电后凭它继续
     */
    @Introspected
    record Begin(
            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal,

            @NotBlank @Size(max = 40) @Printable String requestNo) {}

    /**
     * 读卡动态库的返回.
     *
     * @param step 指示中的步骤号
     * @param returned 返回值
     * @param output 输出文本 (已由 GBK 转为 Unicode)
     * @param signature 签名缓冲区; 没有为空
     */
    @Introspected
    record Answer(
            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal,

            int step,
            int returned,
            @Nullable @Size(max = 4000) String output,
            @Nullable @Size(max = 4000) String signature) {
        @Override
        public String toString() {
            return "Answer[" + terminal + " step " + step + "]";
        }
    }

    /**
     * 下一步.
     *
     * @param next LOOK_AT_CARD, FEED_KEYS, READ_CARD, DONE
     * @param call 要调用的函数
     * @param argument 要传入的内容; 用后即弃, 请勿记录
     * @param session 读完后的柜台会话
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReadingStep")
    record StepAnswer(
            String readingId,
            int step,
            String next,
            @Nullable String call,
            @Nullable String argument,
            String endsAt,
            @Nullable SessionAnswer session) {
        @Override
        public String toString() {
            return "StepAnswer[" + step + " " + next + "]";
        }
    }

    private CardReading cards() {
        return cards.orElseThrow(() -> Refusal.of(422, "no-cards", "不支持社保卡读卡", "本网关没有接通加密机密钥服务", "请换用身份证或医保电子凭证"));
    }

    @Post
    @Scope(Scope.COUNTER)
    @Operation(summary = "开始读卡")
    HttpResponse<StepAnswer> begin(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Begin body) {
        Terminal terminal = new Terminal(body.terminal(), client.id(), client.id(), "", "");
        return HttpResponse.created(answer(client, body.terminal(), read(client, body.terminal(), () -> cards().open(
                        terminal, reading(client, body)))));
    }

    private ReadingStep read(Client client, String terminal, Supplier<Outcome<ReadingStep>> step) {
        return failures.watched(
                Attempt.unread(client.org(), client.id() + " " + terminal), () -> Told.ofIdentity(step.get()));
    }

    /** A number of its own for each client's reading, as short as the machine wants it (≤40). */
    private static String reading(Client client, Begin body) {
        return Digest.of(client.id(), body.requestNo()).substring(0, 40);
    }

    @Post("/{readingId}/answers")
    @Scope(Scope.COUNTER)
    @Operation(summary = "送回读卡动态库的结果", description = "同一步可原样重送; 没有答复时重送同一内容")
    StepAnswer post(
            @PathVariable String readingId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Answer body) {
        ReaderAnswer said = new ReaderAnswer(
                readingId,
                body.terminal(),
                body.step(),
                body.returned(),
                new Secret(Given.text(body.output())),
                new Secret(Given.text(body.signature())));
        return answer(client, body.terminal(), read(client, body.terminal(), () -> cards().answer(said)));
    }

    @Get("/{readingId}")
    @Scope(Scope.COUNTER)
    @Operation(summary = "断电后继续", description = "返回当前应做的一步")
    StepAnswer resume(
            @PathVariable String readingId,
            @QueryValue @Size(max = 20) @Pattern(regexp = OpenOrder.ID) String terminal,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return answer(client, terminal, read(client, terminal, () -> cards().resume(readingId, terminal)));
    }

    private StepAnswer answer(Client client, String terminal, ReadingStep step) {
        return new StepAnswer(
                step.session(),
                step.step(),
                step.next().name(),
                step.call().isEmpty() ? null : step.call(),
                step.argument().isEmpty() ? null : step.argument().reveal(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        step.expiresAt().atZone(BusinessDay.ZONE).toOffsetDateTime()),
                step.identity().map(i -> entered(client, terminal, i)).orElse(null));
    }

    private SessionAnswer entered(Client client, String terminal, CardIdentity identity) {
        return entrance.chosen(client, sessions.open(client.id(), terminal, identity.notes(), identity.secrets()));
    }
}
