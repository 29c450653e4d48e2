package io.medsettle.server.assembly;

import io.medsettle.adapter.his.HisBills;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.bills.ChannelBills;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.onboarding.MerchantBills;
import io.medsettle.server.reconciliation.AsOf;
import io.medsettle.server.reconciliation.BillStore;
import io.medsettle.server.reconciliation.Care;
import io.medsettle.server.reconciliation.ChannelBill;
import io.medsettle.server.reconciliation.DayRules;
import io.medsettle.server.reconciliation.FarBill;
import io.medsettle.server.reconciliation.FundBill;
import io.medsettle.server.reconciliation.HisBill;
import io.medsettle.server.reconciliation.InsurerBill;
import io.medsettle.server.reconciliation.OpenRows;
import io.medsettle.server.reconciliation.PostedRows;
import io.medsettle.server.statements.SettledRows;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the bills that take part in the daily reconciliation. A further far side is one more bean of {@link FarBill}. */
@Factory
final class ReconciliationSide {
    /** Where a group of {@code insurer-groups} names its platform, if it does. */
    private static final int PLATFORM = 3;

    private static final Map<String, String> FEE_COLUMNS = Map.of(Payers.WECHAT, "手续费", Payers.ALIPAY, "服务费（元）");

    @Singleton
    DayRules dayRules(ReconciliationBinding b, GatewaySettings gateway, @Value("${medsettle.data}") Path data)
            throws IOException {
        Path scratch = Files.createDirectories(data.resolve("reconciliation")).toAbsolutePath();
        return new DayRules(
                gateway.org(),
                gateway.node(),
                b.daily(),
                b.from(),
                b.until(),
                b.spacing(),
                b.giveUpDays(),
                b.catchUpDays(),
                b.attempts(),
                b.lease(),
                Rules.USUAL.withCarryDays(b.carryDays()).withEdge(b.edge()),
                b.threads(),
                scratch);
    }

    @Singleton
    @Named("wechat")
    FarBill wechatBill(ChannelBills bills, ReconciliationBinding b, PostedRows posted, OpenRows open) {
        return channel(Payers.WECHAT, Parties.WECHAT, bills, b, posted, open);
    }

    @Singleton
    @Named("wechat-fund")
    @Requires(bean = FundFlowBinding.class)
    FarBill wechatFunds(ChannelBills bills, FundFlowBinding b, BillStore store, DayRules rules) {
        BillSource source = bills.byChannel().get(Payers.WECHAT);
        if (source == null) {
            throw new IllegalStateException("no bill of " + Payers.WECHAT + " can be fetched");
        }
        return new FundBill(Payers.WECHAT, new Party("wechat-fund"), b.kinds(), source, store, rules.org(), b.words());
    }

    @Singleton
    @Named("alipay")
    @Requires(bean = AlipayBinding.class)
    FarBill alipayBill(ChannelBills bills, ReconciliationBinding b, PostedRows posted, OpenRows open) {
        return channel(Payers.ALIPAY, Parties.ALIPAY, bills, b, posted, open);
    }

    private static FarBill channel(
            String name, Party party, ChannelBills bills, ReconciliationBinding b, PostedRows posted, OpenRows open) {
        BillSource source = bills.byChannel().get(name);
        if (source == null) {
            throw new IllegalStateException("no bill of " + name + " can be fetched");
        }
        Optional<ChannelBill.Rate> rate = Optional.ofNullable(b.feeRates())
                .flatMap(rates -> Optional.ofNullable(rates.get(name)))
                .map(share -> new ChannelBill.Rate(share, FEE_COLUMNS.getOrDefault(name, "")));
        return new ChannelBill(name, party, FarSide.CHANNEL, source, "trade", rate, posted, open);
    }

    @Singleton
    @Named("credit")
    @Requires(bean = MerchantBills.class)
    FarBill creditBill(MerchantBills credit, PostedRows posted, OpenRows open) {
        return new ChannelBill(
                "CREDIT", CreditFarSide.PARTY, FarSide.CREDIT, credit, "ALL", Optional.empty(), posted, open);
    }

    @Singleton
    @Named("his-outpatient")
    FarBill outpatientBill(HisBills bills, AsOf asOf) {
        return new HisBill(Care.OUTPATIENT, bills, asOf);
    }

    @Singleton
    @Named("his-inpatient")
    FarBill inpatientBill(HisBills bills, AsOf asOf) {
        return new HisBill(Care.INPATIENT, bills, asOf);
    }

    @Singleton
    @Named("yibao")
    FarBill insurerBill(
            SettledRows settled,
            OpenRows open,
            InsurerStatements insurer,
            ReconciliationBinding b,
            InstantSource clock) {
        LocalDate any = BusinessDay.of(clock.instant()).date();
        List<StatementGroup> always = Optional.ofNullable(b.insurerGroups()).orElse(List.of()).stream()
                .map(text -> text.split("/", -1))
                .map(parts -> new StatementGroup(
                        parts[0], parts[1], parts[2], any, any, parts.length > PLATFORM ? parts[PLATFORM] : ""))
                .toList();
        always.forEach(group -> insurer.at(group.platform()));
        return new InsurerBill(settled, open, insurer, always);
    }
}
