package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.wechat.BillSettings;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceBills;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.server.bills.BillDirectory;
import io.medsettle.server.bills.ChannelBills;
import io.medsettle.server.bills.KeptBills;
import io.medsettle.server.credit.CreditRules;
import io.medsettle.server.onboarding.MerchantBills;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds where channels' bills come from. */
@Factory
final class BillSide {
    @Singleton
    BillDirectory billDirectory(BillBinding bills, @Value("${medsettle.data}") Path data) throws IOException {
        Path directory = Optional.ofNullable(bills.directory()).orElseGet(() -> data.resolve("bills"));
        Path refused = Optional.ofNullable(bills.refusedDirectory()).orElseGet(() -> data.resolve("refused-bills"));
        return new BillDirectory(
                Files.createDirectories(directory).toAbsolutePath(),
                Files.createDirectories(refused).toAbsolutePath());
    }

    @Singleton
    ChannelBills channelBills(
            BillBinding bills,
            BillDirectory directory,
            WechatPay wechat,
            Optional<PayinsuranceBills> payinsurance,
            Optional<Alipay> alipay,
            Optional<AlipayBinding> binding,
            Optional<MerchantBills> credit,
            CreditRules rules) {
        Map<String, BillSource> byChannel = new HashMap<>();
        credit.ifPresent(
                platform -> byChannel.put(rules.hisChannel(), (day, kind, lines) -> platform.fetch(day, "", lines)));
        byChannel.put(
                Payers.WECHAT,
                wechat.bills(new BillSettings(
                        directory.path(),
                        bills.deadline(),
                        bills.longestFile(),
                        bills.readyFrom(),
                        new KeptBills(directory.refused(), Payers.WECHAT))));
        payinsurance.ifPresent(first -> byChannel.put(ChannelBills.key(Payers.WECHAT, "payinsurance"), first));
        alipay.ifPresent(a -> binding.ifPresent(b -> byChannel.put(
                Payers.ALIPAY,
                a.bills(new io.medsettle.adapter.alipay.BillSettings(
                        bills.readyFrom(),
                        b.billUserAgent(),
                        bills.longestFile(),
                        bills.deadline(),
                        directory.path(),
                        new KeptBills(directory.refused(), Payers.ALIPAY))))));
        return new ChannelBills(byChannel);
    }
}
