package io.medsettle.core.order;

import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.value.Fields;
import java.util.ArrayList;
import java.util.List;

/** Money found where our history did not put it: told by an ask, a knock or a bill. */
public final class Found {
    private Found() {}

    /** Money that went back without us: it lowers what can be refunded, and calls a person if the order counts as paid. */
    public static List<Draft> returned(Order order, DeedView taking, Returned back) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.about(
                FactKind.FOUND_RETURNED,
                taking,
                Fields.of("parts", back.parts().text())
                        .with("farNumber", back.farNumber())
                        .with("farTime", Long.toString(back.farTime().toEpochMilli()))));
        Round round = order.round(taking.round());
        if (!round.gaveUp() && round.purpose() == Plan.Purpose.COLLECT) {
            drafts.add(Draft.about(
                    FactKind.STUCK,
                    taking,
                    Fields.of(
                            "why",
                            taking.plan().party() + " 已自行退回 " + back.parts().total() + " 分, 而本单仍按已支付处理")));
        }
        return drafts;
    }
}
