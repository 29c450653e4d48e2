package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.assembly.CodeKind;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.assembly.ShownCodes;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who collects what a patient pays, as far as the client that asks may choose. Cash at the window has no far side that
 * could be asked: it counts as taken because a client says so, and only one with {@link Scope#TILL} may say it.
 */
@Singleton
class WhoCollects {
    private final Payers payers;
    private final ShownCodes codes;

    WhoCollects(Payers payers, ShownCodes codes) {
        this.payers = payers;
        this.codes = codes;
    }

    /**
     * @param payWith as the client named it: WECHAT, CODE …
     * @throws Refusal 403 till-only, or 422 no-such-payer where this gateway cannot be paid like that
     */
    Payer chosen(Client client, String payWith) {
        if (payWith.equals(Payers.WINDOW) && !client.may(Scope.TILL)) {
            throw new Refusal(tillOnly());
        }
        return payers.of(payWith).orElseThrow(() -> noSuchPayer(payWith));
    }

    /**
     * The same for a way of paying that names a channel (QR), or that comes with what the patient shows at once (CODE).
     *
     * @param how as the client named it
     * @param code what was shown, "" if nothing was yet
     * @throws Refusal as above, or 422 not-a-payment-code where nobody collects by a code that looks like this
     */
    Payer chosen(Client client, PayHow how, String code) {
        if (how.with().equals(Payers.QR)) {
            return payers.scanning(how.channel()).orElseThrow(() -> noSuchPayer(how.channel() + " 扫码"));
        }
        Payer payer = chosen(client, how.with());
        return payers.isWhoeverShowsACode(payer.party()) && !code.isEmpty() ? showing(code) : payer;
    }

    private Payer showing(String code) {
        CodeKind kind = codes.kind(code);
        return payers.showing(kind).orElseThrow(() -> notCollected(kind));
    }

    /** The same payer for what a discharge leaves: a credit platform is told apart what it collects. */
    Payer discharging(Payer payer) {
        return payer.act().equals(Act.CREDIT_DEPOSIT)
                ? new Payer(payer.party(), Act.CREDIT_DISCHARGE, payer.handsOff())
                : payer;
    }

    /** Before anything is written: whether anybody here collects by that code at all. */
    void mustCollect(String code) {
        showing(code);
    }

    /**
     * Who is meant by whoever shows a code, now that one was shown; empty where nobody waits for one.
     *
     * @throws Refusal 422 not-a-payment-code where nobody collects by a code that looks like this
     */
    Optional<Assigned> assigned(Order order, int no, @Nullable String code) {
        if (code == null || code.isBlank() || PayNow.hasVoucher(order.round(no))) {
            return Optional.empty();
        }
        return order.round(no).deeds().stream()
                .filter(d -> d.status() == DeedStatus.PLANNED
                        && payers.isWhoeverShowsACode(d.plan().party()))
                .findFirst()
                .map(d -> new Assigned(d.plan().party(), showing(code).party()));
    }

    /** What HIS is told of a way of paying: the channel by name, where it is one that it knows. */
    String note(PayHow how, Payer payer) {
        return payers.channel(payer.party()).orElse(how.with());
    }

    /** The same once it is known who is meant. */
    Fields notes(Optional<Assigned> assigned) {
        return assigned.flatMap(a -> payers.channel(a.to()))
                .map(channel -> Fields.of(NoteKey.CHANNEL, channel))
                .orElse(Fields.NONE);
    }

    private static Refusal notCollected(CodeKind kind) {
        return switch (kind) {
            case WECHAT, ALIPAY, UNIONPAY -> noSuchPayer(kind.words());
            case INSURANCE, UNKNOWN ->
                Refusal.of(422, "not-a-payment-code", "不是付款码", "扫到的是" + kind.words(), "请患者出示付款码; 用医保码付款请按一码付开单");
        };
    }

    private static Refusal noSuchPayer(String payWith) {
        return Refusal.of(422, "no-such-payer", "不支持的支付方式", "本网关没有接通 " + payWith + " 收款", "请改用其他支付方式, 或请信息科配置收款渠道");
    }

    /**
     * To be asked before a round is confirmed: whoever confirms one that is paid at the window says that the cash is
     * there.
     *
     * @throws Refusal 403 till-only
     */
    void mayConfirm(Client client, Order order, int no) {
        Round round = order.round(no);
        boolean cash = round.deeds().stream()
                .anyMatch(d -> d.plan().verb() == Verb.START
                        && d.status() == DeedStatus.PLANNED
                        && payers.isTill(d.plan().party()));
        if (cash && !client.may(Scope.TILL)) {
            throw new Refusal(tillOnly().about(order.id().text()));
        }
    }

    private static Problem tillOnly() {
        return Problem.of(
                403,
                "till-only",
                "只有收费窗口能收现金",
                "窗口收款 (WINDOW) 表示收费员已收到现金, 本接入方没有窗口收款的权限",
                "请改用付款码 (CODE) 等方式, 或请患者到收费窗口交费; 收费窗口的接入方请向信息科申请权限 " + Scope.TILL);
    }
}
