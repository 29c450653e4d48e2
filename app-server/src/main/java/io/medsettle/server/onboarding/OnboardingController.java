package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.api.Printable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.CreditRules;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteListRules;
import io.medsettle.server.credit.WhiteListRules.Mode;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** 无感支付的上线、切换与回退: 每次改动是新的一版, 立即生效, 不需重启; 已发生的查询、退费不受影响. */
@Validated
@Controller("/api/v1/credit/onboarding")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付上线")
public class OnboardingController {
    private static final int SHOWN = 200;

    private final Arrangements arrangements;
    private final Merchants merchants;
    private final CreditRules settings;
    private final WhiteListRules rules;

    OnboardingController(Arrangements arrangements, Merchants merchants, CreditRules settings, WhiteListRules rules) {
        this.arrangements = arrangements;
        this.merchants = merchants;
        this.settings = settings;
        this.rules = rules;
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @io.swagger.v3.oas.annotations.Operation(summary = "现行开关")
    public ArrangementAnswer now() {
        return answer(arrangements.now());
    }

    @Get("/changes")
    @Scope(Scope.CREDIT_ADMIN)
    @io.swagger.v3.oas.annotations.Operation(summary = "历次改动", description = "新的在前")
    public List<ArrangementAnswer> changes() {
        return arrangements.newest(SHOWN).stream().map(this::answer).toList();
    }

    @Get("/changes/{version}")
    @Scope(Scope.CREDIT_ADMIN)
    @io.swagger.v3.oas.annotations.Operation(summary = "一版开关", description = "0 为尚无人改动时, 一切按配置文件")
    public ArrangementAnswer version(@PathVariable long version) {
        return arrangements.find(version).map(this::answer).orElseThrow(() -> Refusal.notFound("没有这一版开关"));
    }

    private ArrangementAnswer answer(Arrangement arrangement) {
        return ArrangementAnswer.of(new Arranged(arrangement, settings), rules.mode());
    }

    /**
     * 改动; 没有给出的保持不变.
     *
     * @param why 原因
     * @param hospital 医院总开关
     * @param familyPay 亲情付
     * @param whiteList 白名单方式
     * @param classes 参保类别开关
     * @param operations 各交易各类别用哪套参数
     * @param upon 只在现行版本为这一版时改动, 否则 409; 不给出: 不论哪一版
     */
    @Introspected
    public record Change(
            @NotBlank @Size(max = 200) String why,
            @Nullable Boolean hospital,
            @Nullable Boolean familyPay,
            @Nullable Mode whiteList,
            @Nullable @Size(max = 10) List<@Valid ClassSwitch> classes,
            @Nullable @Size(max = 30) List<@Valid OperationSwitch> operations,
            @Nullable Long upon) {}

    /** 一个参保类别的开关. */
    @Introspected
    public record ClassSwitch(PatientClass patientClass, boolean open) {}

    /**
     * 一个交易在一个参保类别下用哪套参数.
     *
     * @param merchant 商户参数编号, 如 TEST-2; 不给出: 该环境此刻最新登记的一套. 之后登记新的参数不会自行切换
     */
    @Introspected
    public record OperationSwitch(
            Operation operation,
            PatientClass patientClass,
            Stage stage,
            @Nullable @Size(max = 24) @Printable String merchant) {}

    @Post("/changes")
    @Scope(Scope.CREDIT_ADMIN)
    @io.swagger.v3.oas.annotations.Operation(summary = "切换", description = "按参保类别和交易切换, 立即生效")
    public ArrangementAnswer change(@Body @Valid Change body, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        List<OperationSwitch> wished = body.operations() == null ? List.of() : body.operations();
        List<Switched> operations =
                wished.stream().map(each -> new Switched(each, held(each))).toList();
        if (body.whiteList() == Mode.ONLY_LISTED && rules.salt().isEmpty()) {
            throw WhiteListController.noSalt();
        }
        Arrangements.Hand hand = new Arrangements.Hand(client.id(), body.why(), upon(body.upon()));
        return answer(arrangements.change(hand, before -> changed(before, body, operations)));
    }

    private static OptionalLong upon(@Nullable Long version) {
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** @param held what the arrangement keeps of it: OFF, SETTINGS, or the number of parameters */
    private record Switched(OperationSwitch wish, String held) {}

    private String held(OperationSwitch each) {
        boolean kept = each.stage() == Stage.TEST || each.stage() == Stage.PRODUCTION;
        if (kept && each.operation() != Operation.OUTPATIENT) {
            throw new Refusal(Problem.of(
                            422,
                            "one-merchant-for-the-ward",
                            "住院只用配置的商户",
                            "押金与出院结算目前只能用配置文件里的商户参数 (SETTINGS) 或关闭 (OFF)",
                            "请改为 SETTINGS 或 OFF")
                    .at("operations"));
        }
        return kept ? merchant(each) : each.stage().name();
    }

    private String merchant(OperationSwitch each) {
        String wanted = each.merchant();
        if (wanted == null || wanted.isBlank()) {
            return merchants
                    .newest(each.stage())
                    .orElseThrow(() -> noMerchant(each.stage() + " 环境还没有登记商户参数", "请先登记该环境的商户参数, 再切换"));
        }
        return merchants
                .find(wanted)
                .filter(m -> m.stage() == each.stage())
                .map(Merchant::number)
                .orElseThrow(() -> noMerchant(each.stage() + " 环境没有编号为 " + wanted + " 的商户参数", "请查询已登记的商户参数后再切换"));
    }

    private static Refusal noMerchant(String what, String next) {
        return new Refusal(Problem.of(409, "no-merchant", "没有商户参数", what, next).at("operations"));
    }

    private static Fields changed(Fields before, Change body, List<Switched> operations) {
        Fields after = before;
        if (body.hospital() != null) {
            after = after.with(Arrangement.HOSPITAL, said(body.hospital()));
        }
        if (body.familyPay() != null) {
            after = after.with(Arrangement.FAMILY, said(body.familyPay()));
        }
        if (body.whiteList() != null) {
            after = after.with(Arrangement.LIST, body.whiteList().name());
        }
        if (body.classes() != null) {
            for (ClassSwitch each : body.classes()) {
                after = after.with(Arrangement.classKey(each.patientClass()), said(each.open()));
            }
        }
        for (Switched each : operations) {
            OperationSwitch wish = each.wish();
            after = after.with(Arrangement.operationKey(wish.operation(), wish.patientClass()), each.held());
        }
        return after;
    }

    private static String said(boolean on) {
        return on ? "ON" : "OFF";
    }

    /**
     * 回退.
     *
     * @param toVersion 退回哪一版; 不给出: 上一版
     * @param upon 只在现行版本为这一版时退回, 否则 409; 不给出: 不论哪一版. 没有收到答复而重发时须给出, 否则会再退一版
     */
    @Introspected
    public record Rollback(
            @NotBlank @Size(max = 200) String why,
            @Nullable Long toVersion,
            @Nullable Long upon) {}

    @Post("/rollback")
    @Scope(Scope.CREDIT_ADMIN)
    @io.swagger.v3.oas.annotations.Operation(summary = "回退", description = "一次调用退回上一版 (或指定的一版), 立即生效; 回退本身也留痕, 可再退")
    public ArrangementAnswer rollback(@Body @Valid Rollback body, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Arrangements.Hand hand = new Arrangements.Hand(client.id(), body.why(), upon(body.upon()));
        return answer(arrangements.restore(hand, now -> earlier(now, body.toVersion())));
    }

    private Arrangement earlier(Arrangement now, @Nullable Long wanted) {
        long to = wanted == null ? now.content() - 1 : wanted;
        boolean nothing = wanted == null && now.body().text().isEmpty();
        return Optional.of(to)
                .filter(version -> !nothing && version >= 0)
                .flatMap(arrangements::find)
                .orElseThrow(() -> Refusal.of(409, "no-version", "没有可退的版本", "没有更早的开关版本", "请查询历次改动后指定版本"));
    }
}
