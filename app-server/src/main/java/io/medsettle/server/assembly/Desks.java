package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.his.HisCounterparty;
import io.medsettle.adapter.his.HisInsurance;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCallbacks;
import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.core.book.OwnBook;
import io.medsettle.core.desk.Clearings;
import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.server.backup.Incarnation;
import io.medsettle.server.credit.CreditDoor;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.notices.MessagingParty;
import io.medsettle.server.notices.Messengers;
import io.medsettle.server.onboarding.MerchantNotices;
import io.medsettle.server.statements.ClearingParty;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Builds the desks and tells them who is who. */
@Factory
final class Desks {
    @Singleton
    Counterparties counterparties(
            HisCounterparty his,
            HisInsurance hisInsurance,
            YibaoCounterparty yibao,
            Optional<DirectInsurer> direct,
            WechatByInterface wechat,
            Optional<Alipay> alipay,
            ClearingParty clearing,
            MessagingParty messages,
            ShownCodes codes,
            Optional<ReportingParty> reports,
            Optional<CreditFarSide> credit,
            CreditDoor creditDoor,
            List<MoreParties> more) {
        Map<String, Counterparty> byName = new HashMap<>();
        byName.put(Parties.HIS.name(), his);
        byName.put(Parties.HIS_INSURANCE.name(), hisInsurance);
        byName.put(Parties.YIBAO.name(), direct.<Counterparty>map(d -> d).orElse(yibao));
        byName.put(Parties.WECHAT.name(), wechat);
        alipay.ifPresent(a -> byName.put(Parties.ALIPAY.name(), a.counterparty()));
        byName.put(Parties.DEPOSITS.name(), new OwnBook());
        byName.put(Parties.WINDOW.name(), new OwnBook());
        byName.put(Parties.CLEARING.name(), clearing);
        byName.put(Parties.MESSAGES.name(), messages);
        reports.ifPresent(party -> byName.put(Parties.REPORTS.name(), party));
        credit.ifPresent(c -> byName.put(CreditFarSide.PARTY.name(), creditDoor.watching(c.counterparty())));
        more.forEach(m -> byName.putAll(m.byName()));
        Function<Party, Counterparty> channels = party -> Objects.requireNonNull(byName.get(party.name()));
        byName.put(Parties.SHOWN_CODE.name(), new CodeCollectors(codes, channels));
        Map<String, Counterparty> all = Map.copyOf(byName);
        return (party, route) -> {
            Counterparty found = all.get(party.name());
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
            Incarnation incarnation,
            GatewaySettings gateway) {
        return new Desk(new Surroundings(
                histories,
                agenda,
                counterparties,
                Admission.always(),
                clock,
                System::nanoTime,
                new SecureRandom(),
                incarnation.number(),
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
    Outpatient outpatient(GatewaySettings gateway, WechatBinding wechat, Messengers messengers) {
        String owner = gateway.onlineInsuranceOwner();
        Fields route = WechatByInterface.marked(route(gateway, owner), wechat.byFirst());
        Outpatient silent = new Outpatient(Parties.HIS, Parties.YIBAO, Parties.WECHAT, route, gateway.patience())
                .insuredBy(insurance(owner));
        return messengers.none() ? silent : silent.telling(Parties.MESSAGES);
    }

    private static Fields route(GatewaySettings gateway, String owner) {
        return Fields.of("owner", owner).with("cashBack", "OURS").with("merchant", gateway.org());
    }

    private static Counter.Insurance insurance(String owner) {
        boolean byHis = owner.equals("HIS");
        return new Counter.Insurance(byHis ? Parties.HIS_INSURANCE : Parties.YIBAO, !byHis);
    }

    /** The counter flows of this hospital, paid as the payer says. */
    @Singleton
    Counters counters(GatewaySettings gateway, Optional<ReportBinding> reports) {
        Counter.Insurance insurance = insurance(gateway.insuranceOwner());
        return (payer, billing, patience, voucher) -> new Counter(
                Parties.HIS,
                insurance,
                payer.party(),
                payer.act(),
                route(gateway, gateway.insuranceOwner()),
                patience,
                billing,
                reports.filter(r -> voucher).map(r -> Parties.REPORTS));
    }

    /** The stays of this hospital. */
    @Singleton
    Inpatient inpatient(GatewaySettings gateway, Messengers messengers) {
        return new Inpatient(
                Parties.HIS,
                Parties.YIBAO,
                Parties.DEPOSITS,
                route(gateway, "GATEWAY"),
                gateway.patience(),
                messengers.none() ? Optional.empty() : Optional.of(Parties.MESSAGES));
    }

    @Singleton
    Stays stays(Inpatient inpatient) {
        return new Stays(inpatient);
    }

    @Singleton
    Clearings clearings() {
        return new Clearings(Parties.CLEARING);
    }

    @Singleton
    CallbackReaders callbackReaders(
            YibaoCallbackReader yibao,
            WechatPay wechat,
            Optional<PayinsuranceCallbacks> payinsurance,
            Optional<Alipay> alipay,
            Optional<MerchantNotices> credit,
            CreditDoor creditDoor) {
        Map<String, CallbackReader> byName = new HashMap<>();
        byName.put(Parties.YIBAO.name(), yibao);
        byName.put(Parties.WECHAT.name(), wechat.callbacks());
        payinsurance.ifPresent(reader -> byName.put(WechatPayinsuranceSide.PARTY, reader));
        alipay.ifPresent(a -> byName.put(Parties.ALIPAY.name(), a.callbacks()));
        credit.ifPresent(c -> byName.put(CreditFarSide.PARTY.name(), creditDoor.watching(c, c)));
        return new CallbackReaders(byName);
    }
}
