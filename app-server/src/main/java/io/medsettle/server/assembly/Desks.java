package io.medsettle.server.assembly;

import io.medsettle.adapter.his.HisCounterparty;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** Builds the desks and tells them who is who. */
@Factory
final class Desks {
    @Singleton
    Counterparties counterparties(HisCounterparty his, YibaoCounterparty yibao, WechatPay wechat) {
        Map<String, Counterparty> byName = Map.of(
                Parties.HIS.name(), his, Parties.YIBAO.name(), yibao, Parties.WECHAT.name(), wechat.counterparty());
        return (party, route) -> {
            Counterparty found = byName.get(party.name());
            if (found == null) {
                throw new IllegalArgumentException("no counterparty is configured for " + party);
            }
            return found;
        };
    }

    @Singleton
    Desk desk(
            HistoryStore histories,
            Agenda agenda,
            Counterparties counterparties,
            InstantSource clock,
            GatewaySettings gateway) {
        return new Desk(new Surroundings(
                histories,
                agenda,
                counterparties,
                Admission.always(),
                clock,
                System::nanoTime,
                new SecureRandom(),
                gateway.incarnation(),
                new Patience(gateway.sendWithin(), gateway.deadline(), gateway.margin()),
                true));
    }

    @Singleton
    SettlementDesk settlementDesk(Desk desk) {
        return new SettlementDesk(desk);
    }

    @Singleton
    RefundDesk refundDesk(Desk desk) {
        return new RefundDesk(desk);
    }

    @Singleton
    RulingDesk rulingDesk(Desk desk) {
        return new RulingDesk(desk);
    }

    /** The outpatient flows of this hospital. */
    @Singleton
    Outpatient outpatient(GatewaySettings gateway) {
        Fields route = Fields.of("owner", "GATEWAY").with("cashBack", "OURS").with("merchant", gateway.org());
        return new Outpatient(Parties.HIS, Parties.YIBAO, Parties.WECHAT, route, gateway.patience());
    }

    @Singleton
    CallbackReaders callbackReaders(YibaoCallbackReader yibao, WechatPay wechat) {
        Map<String, CallbackReader> byName =
                Map.of(Parties.YIBAO.name(), yibao, Parties.WECHAT.name(), wechat.callbacks());
        return new CallbackReaders(byName);
    }
}
