package io.medsettle.server.h5;

import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.api.RoundAnswer;
import io.medsettle.server.h5.OrderPage.Amount;
import io.medsettle.server.shown.Yuan;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of a stay as its patient sees it: how it stands, the amounts, and what can be done now.
 *
 * @param before until when the patient may take, while he is awaited
 * @param listed whether it is a discharge at its good end, whose list can be shown
 * @param confirm what the button says that goes on; null while there is nothing to confirm here
 * @param cashier what opens the channel's cashier, while the patient's turn lasts
 * @param cancellable whether nothing of it is collected yet
 * @param refund what the button says that asks for a deposit back; null where that is not offered
 * @param undo whether it is an admission with the insurer that can be taken back
 * @param key by which the form of either is known, so that one that is sent twice does one thing
 */
public record RoundPage(
        String stayId,
        String orderId,
        int no,
        String title,
        String state,
        String stateText,
        String next,
        @Nullable String reason,
        @Nullable String before,
        List<Amount> amounts,
        boolean listed,
        @Nullable String confirm,
        @Nullable Map<String, String> cashier,
        boolean cancellable,
        @Nullable String refund,
        boolean undo,
        String key) {

    /**
     * @param here whether these pages may go on with it
     * @param refunds whether the hospital lets a patient ask for his money back here
     */
    static RoundPage of(Ward.Known known, Round round, boolean here, boolean refunds) {
        Order order = known.order().orElseThrow();
        String stayId = known.stay().stayId();
        long left = here && refunds ? refundable(known, order, round) : 0;
        RoundAnswer told = RoundAnswer.of(order, round);
        boolean confirms = told.state().equals("WAITING_CONFIRM");
        return new RoundPage(
                stayId,
                told.orderId(),
                round.no(),
                Story.plan(round.plan()),
                told.state(),
                RoundWords.state(told.state()),
                here || !open(told) ? RoundWords.next(round.plan(), told.state()) : "这一次办理不是在本页面发起的, 请在原处继续",
                told.reason(),
                open(told) ? round.giveUpAt().map(RoundPage::minute).orElse(null) : null,
                amounts(round, told),
                round.plan().equals(Stays.DISCHARGE) && told.state().equals("DONE"),
                here && confirms ? confirm(told) : null,
                here ? told.cashier() : null,
                here && (confirms || open(told) && round.plan().equals(Inpatient.DEPOSIT)),
                left > 0 ? "申请退还预交金 " + Yuan.of(left) : null,
                here && undoable(known, order, round),
                HardToGuess.number());
    }

    /** What is left of a deposit that was paid, while the patient is in the ward; fen. */
    static long refundable(Ward.Known known, Order order, Round round) {
        boolean deposited = round.plan().equals(Inpatient.DEPOSIT) && round.complete() && !round.gaveUp();
        return deposited && lying(known, order)
                ? round.deed("cash").map(d -> order.refundable(d).total()).orElse(0L)
                : 0;
    }

    /** Whether it is the admission that stands, and nobody is about to leave or to take it back. */
    static boolean undoable(Ward.Known known, Order order, Round round) {
        boolean latest = order.rounds().stream()
                .filter(r -> r.plan().equals(Inpatient.ADMISSION) && r.complete() && !r.gaveUp())
                .reduce((first, second) -> second)
                .filter(r -> r.no() == round.no())
                .isPresent();
        return latest
                && Stays.admitted(order)
                && lying(known, order)
                && Stays.underWay(order, Inpatient.ADMISSION_UNDONE).isEmpty();
    }

    private static boolean lying(Ward.Known known, Order order) {
        return known.stay().state().equals("IN")
                && Stays.discharged(order).isEmpty()
                && Stays.underWay(order, Stays.DISCHARGE).isEmpty();
    }

    private static String minute(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(BusinessDay.ZONE));
    }

    /** Whether it waits for the patient. */
    private static boolean open(RoundAnswer told) {
        return told.state().equals("WAITING_CONFIRM") || told.state().equals("WAITING_PATIENT");
    }

    private static String confirm(RoundAnswer told) {
        Long topUp = told.topUpFen();
        return topUp != null && topUp > 0 ? "确认结算并补缴 " + Yuan.of(topUp) : "确认结算";
    }

    private static List<Amount> amounts(Round round, RoundAnswer told) {
        Long deposit = told.depositFen();
        Long topUp = told.topUpFen();
        Long surplus = told.surplusFen();
        if (deposit == null || topUp == null || surplus == null) {
            return told.totalFen() == 0
                    ? List.of()
                    : List.of(new Amount(Story.plan(round.plan()), Yuan.of(told.totalFen()), true));
        }
        List<Amount> all = new ArrayList<>();
        all.add(new Amount("总费用", Yuan.of(told.totalFen()), false));
        all.addAll(OrderPage.borne(told.parts(), round.deed("insurer").isPresent()));
        all.add(new Amount("个人应付", Yuan.of(deposit + topUp), false));
        all.add(new Amount("预交金抵扣", Yuan.of(deposit), false));
        all.add(
                surplus > 0
                        ? new Amount("结余 (结算后原路退回)", Yuan.of(surplus), true)
                        : new Amount("需补缴", Yuan.of(topUp), true));
        return all;
    }
}
