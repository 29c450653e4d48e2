package io.medsettle.server.h5;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.server.api.RoundAnswer;
import io.medsettle.server.api.StayAsk;
import io.medsettle.server.api.StayRounds.Found;
import io.medsettle.server.api.WardDesk;
import io.medsettle.server.h5.Ward.Known;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** 住院办理: 预交金及其退还, 医保入院登记及其撤销, 出院结算; 每次办理一页, 页面只显示服务器所知的状态. */
@Hidden
@Validated
@Controller("/h5/stays/{stayId}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
class StayRoundsController {
    private static final String KEY = "[0-9a-f]{32}";

    private final Ward ward;
    private final WardDesk desk;
    private final RefundDesk refunds;
    private final PageSettings settings;

    StayRoundsController(Ward ward, WardDesk desk, RefundDesk refunds, PageSettings settings) {
        this.ward = ward;
        this.desk = desk;
        this.refunds = refunds;
        this.settings = settings;
    }

    @Post("/deposit")
    HttpResponse<?> deposit(
            @PathVariable String stayId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("key") @NotBlank @Pattern(regexp = KEY) String key,
            @Body("amount") String amount) {
        ward.need(visitor, stayId);
        long fen = DepositAmount.fen(amount);
        return opened(
                stayId,
                () -> desk.deposit(
                        new StayAsk(stayId, key, ward.client(visitor)),
                        visitor.needPatient(),
                        fen,
                        "住院预交金",
                        visitor.channel(),
                        Ward.paying(visitor)));
    }

    @Post("/admission")
    HttpResponse<?> admission(
            @PathVariable String stayId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("key") @NotBlank @Pattern(regexp = KEY) String key) {
        ward.need(visitor, stayId);
        return opened(
                stayId,
                () -> desk.admission(new StayAsk(stayId, key, ward.client(visitor)), ward.person(visitor), null));
    }

    /**
     * 出院预结算.
     *
     * @param insured 1 医保, 0 自费; 与住院的登记不符时不办理
     * @param account 空表示不使用个人账户
     */
    @Post("/discharge")
    HttpResponse<?> discharge(
            @PathVariable String stayId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("key") @NotBlank @Pattern(regexp = KEY) String key,
            @Body("insured") @NotBlank @Pattern(regexp = "[01]") String insured,
            @Nullable @Body("account") @Pattern(regexp = "1") String account) {
        Known known = ward.need(visitor, stayId);
        boolean byInsurer = insured.equals("1");
        if (byInsurer != StayPage.insured(known)) {
            throw Refusal.of(409, "insured-otherwise", "住院登记已有变化", "医保入院登记的情况与页面所示不同", "请回到住院页面, 按最新的登记重新办理");
        }
        return opened(
                stayId,
                () -> desk.discharge(
                        new StayAsk(stayId, key, ward.client(visitor)),
                        byInsurer ? ward.person(visitor) : visitor.session().chosen(),
                        byInsurer,
                        account == null ? "NONE" : "OWN",
                        Ward.paying(visitor)));
    }

    @Get("/rounds/{round}")
    @View("h5/round")
    Map<String, Object> round(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Known known = ward.need(visitor, stayId);
        Round told = known.round(round);
        return Map.of(
                "round",
                RoundPage.of(known, told, visitor.began(told), settings.refunds()),
                "channel",
                visitor.channel());
    }

    /** For the page that waits: nothing but the state. */
    @Get("/rounds/{round}/state")
    @Produces(MediaType.TEXT_PLAIN)
    String state(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        return state(ward.need(visitor, stayId), round);
    }

    private static String state(Known known, int round) {
        return RoundAnswer.of(known.order().orElseThrow(), known.round(round)).state();
    }

    /** Pressed once more, it only shows how the round stands. */
    @Post("/rounds/{round}/confirm")
    HttpResponse<?> confirm(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Known known = needBegunHere(visitor, stayId, round);
        if (state(known, round).equals("WAITING_CONFIRM")) {
            desk.confirm(ward.client(visitor), known.order().orElseThrow(), round, null);
        }
        return HttpResponse.seeOther(page(stayId, round));
    }

    @Post("/rounds/{round}/cancel")
    HttpResponse<?> cancel(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Known known = needBegunHere(visitor, stayId, round);
        desk.cancel(ward.client(visitor), known.order().orElseThrow(), round, "患者取消");
        return HttpResponse.seeOther(page(stayId, round));
    }

    /** 撤销医保入院登记. */
    @Post("/rounds/{round}/undo")
    HttpResponse<?> undo(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("key") @NotBlank @Pattern(regexp = KEY) String key) {
        Known known = needBegunHere(visitor, stayId, round);
        Round admission = known.round(round);
        if (!admission.plan().equals(Inpatient.ADMISSION)) {
            throw Refusal.notFound("没有这一次入院登记");
        }
        if (!RoundPage.undoable(known, known.order().orElseThrow(), admission)) {
            throw Refusal.of(409, "not-undoable", "不能撤销", "这一次入院登记已撤销, 或之后又在别处办理了登记", "请回到住院页面查看最新的登记");
        }
        return opened(stayId, () -> desk.undoAdmission(new StayAsk(stayId, key, ward.client(visitor)), "患者撤销医保入院登记"));
    }

    /** 退还一笔预交金: 全部余额, 原路退回. */
    @Post("/rounds/{round}/refund")
    HttpResponse<?> refund(
            @PathVariable String stayId,
            @PathVariable int round,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("key") @NotBlank @Pattern(regexp = KEY) String key) {
        Known known = needBegunHere(visitor, stayId, round);
        Order order = known.order().orElseThrow();
        if (!settings.refunds()) {
            throw Refusal.of(403, "no-self-refund", "不能自助退费", "本院不支持在手机上退预交金", "请到住院收费处办理退费");
        }
        if (!known.round(round).plan().equals(Inpatient.DEPOSIT)) {
            throw Refusal.notFound("没有这一笔预交金");
        }
        String by = Visitor.client(visitor.channel());
        Opened asked = refunds.ask(
                new RefundAsk(order.id(), round, by + "/" + key, Optional.empty(), Optional.empty(), "患者退预交金", by));
        if (asked instanceof Opened.New n) {
            return HttpResponse.seeOther(page(stayId, n.round()));
        }
        if (asked instanceof Opened.Same s && s.order().id().equals(order.id())) {
            return HttpResponse.seeOther(page(stayId, s.round()));
        }
        if (asked instanceof Opened.Refused refused) {
            throw Refusal.of(409, refused.code(), "不能退预交金", refused.text(), "请到住院收费处办理退费");
        }
        throw Refusal.of(409, "form-used", "这张表单已提交过", "先前已用这张表单办理过其他内容", "请回到住院页面查看已办理的, 或重新填写");
    }

    private Known needBegunHere(Visitor visitor, String stayId, int round) {
        Known known = ward.need(visitor, stayId);
        if (!visitor.began(known.round(round))) {
            throw Visitor.elsewhere();
        }
        return known;
    }

    /** A form that was sent before with something else in it has been used; one that says the same is shown its round. */
    private static HttpResponse<?> opened(String stayId, Supplier<Found> opening) {
        try {
            return HttpResponse.seeOther(page(stayId, opening.get().round()));
        } catch (Refusal refusal) {
            if (refusal.problem().code().equals("key-reused")) {
                throw Refusal.of(409, "form-used", "这张表单已提交过", "先前已用这张表单办理过其他内容", "请回到住院页面查看已办理的, 或重新填写");
            }
            throw refusal;
        }
    }

    private static URI page(String stayId, int round) {
        return URI.create("/h5/stays/" + stayId + "/rounds/" + round);
    }
}
