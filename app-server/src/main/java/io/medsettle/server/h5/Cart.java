package io.medsettle.server.h5;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.api.Told;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Prescriptions of one visit that a visitor has chosen, checked against what HIS says is payable for his patient now. */
@Singleton
class Cart {
    static final int DAYS = 30;
    private final HisQuestions his;
    private final InstantSource clock;

    Cart(HisQuestions his, InstantSource clock) {
        this.his = his;
        this.clock = clock;
    }

    /** What was chosen. */
    record Chosen(HisQuestions.UnpaidVisit visit, List<HisQuestions.UnpaidOrder> orders) {
        /** As a wish is kept. */
        Fields wish() {
            Fields wish = Fields.of("visitNo", visit.visitNo())
                    .with(
                            "rxNos",
                            orders.stream().map(HisQuestions.UnpaidOrder::rxNo).collect(Collectors.joining(",")));
            return Wishes.priced(
                    wish,
                    orders.stream()
                            .map(o -> new Wishes.Item(o.title(), o.fen()))
                            .toList());
        }
    }

    List<HisQuestions.UnpaidVisit> unpaid(Visitor visitor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDay.ZONE);
        return Told.byHis(his.unpaid(visitor.needPatient(), today.minusDays(DAYS), today));
    }

    Chosen need(Visitor visitor, String visitNo, List<String> rxNos) {
        HisQuestions.UnpaidVisit visit = unpaid(visitor).stream()
                .filter(v -> v.visitNo().equals(visitNo))
                .findFirst()
                .orElseThrow(Cart::gone);
        List<HisQuestions.UnpaidOrder> orders = visit.orders().stream()
                .filter(o -> rxNos.contains(o.rxNo()) && o.payable())
                .toList();
        if (orders.isEmpty() || orders.size() != rxNos.stream().distinct().count()) {
            throw gone();
        }
        return new Chosen(visit, orders);
    }

    private static Refusal gone() {
        return Refusal.of(409, "not-payable", "处方不能在线支付", "所选处方已缴费, 已变更, 或不能在线支付", "请回到待缴费列表重新选择");
    }
}
