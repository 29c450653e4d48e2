package io.medsettle.server.api;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The order that is open for a bill of HIS, as a window names it (G04, G05). */
@Singleton
class RunningBills {
    private final OrderSearch search;

    RunningBills(OrderSearch search) {
        this.search = search;
    }

    /** @throws Refusal 404 if nothing is open for that bill */
    Order need(String hisOrderId, Client client) {
        return search.ofHis(hisOrderId, client).stream()
                .filter(o -> !o.round(0).gaveUp())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这张收费单的进行中的结算单"));
    }

    /** @throws Refusal 409 version-moved if HIS has another version by now than was priced */
    void sameVersion(Order order, long version) {
        Optional<String> priced = order.round(0).deeds().stream()
                .map(DeedView::notes)
                .map(n -> n.find(NoteKey.HIS_VERSION))
                .flatMap(Optional::stream)
                .findFirst();
        if (!priced.equals(Optional.of(Long.toString(version)))) {
            throw new Refusal(Problem.of(409, "version-moved", "账单已变更", "HIS 收费单版本与预结算时不同", "请取消后重新开单")
                    .about(order.id().text()));
        }
    }

    /**
     * A window that collects otherwise than was planned would collect from nobody.
     *
     * @throws Refusal 409 with that name
     */
    void paidBy(Order order, String act, String name, String title) {
        if (order.round(0).deeds().stream().noneMatch(d -> d.plan().act().equals(act))) {
            throw new Refusal(Problem.of(409, name, title, "这张结算单开单时选了别的支付方式", "请按开单时的方式支付, 或取消后重新开单")
                    .about(order.id().text()));
        }
    }
}
