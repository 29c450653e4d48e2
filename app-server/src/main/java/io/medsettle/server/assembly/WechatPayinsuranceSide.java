package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.WechatAccount;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.wechat.payinsurance.AccessToken;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceBills;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCallbacks;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCounterparty;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.bills.BillDirectory;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Builds WeChat's first insurance interface where a hospital has it; one that has not starts without. */
@Factory
final class WechatPayinsuranceSide {
    /** Under which name its notices arrive; its money is WeChat's like any other. */
    static final String PARTY = "wechat-payinsurance";

    @Singleton
    @Requires(bean = WechatPayinsuranceBinding.class)
    PayinsuranceSettings payinsuranceSettings(
            GatewaySettings gateway, WechatBinding wechat, WechatPayinsuranceBinding first) {
        return first.settings(gateway, wechat);
    }

    /** The token is the account's: without the account the interface cannot be spoken. */
    @Singleton
    @Requires(bean = PayinsuranceSettings.class)
    AccessToken payinsuranceToken(Optional<WechatAccount> account) {
        return account.<AccessToken>map(a -> a::accessToken)
                .orElseThrow(() -> new ConfigurationException(
                        "medsettle.wechat-payinsurance needs medsettle.wechat-account.app-secret"));
    }

    @Singleton
    @Requires(bean = PayinsuranceSettings.class)
    PayinsuranceCounterparty payinsurance(
            PayinsuranceSettings settings,
            Exchange exchange,
            WireLog log,
            AccessToken tokens,
            WechatPay second,
            InstantSource clock) {
        return new PayinsuranceCounterparty(settings, exchange, log, tokens, second.counterparty(), clock);
    }

    @Singleton
    @Requires(bean = PayinsuranceSettings.class)
    PayinsuranceCallbacks payinsuranceCallbacks(PayinsuranceSettings settings) {
        return new PayinsuranceCallbacks(settings);
    }

    @Singleton
    @Requires(bean = PayinsuranceSettings.class)
    @Requires(bean = WechatPayinsuranceBillBinding.class)
    PayinsuranceBills payinsuranceBills(
            PayinsuranceSettings settings,
            WechatPayinsuranceBillBinding bill,
            BillBinding bills,
            BillDirectory directory,
            Exchange exchange,
            WireLog log,
            AccessToken tokens) {
        return new PayinsuranceBills(settings, bill.settings(bills, directory), exchange, log, tokens);
    }

    @Singleton
    WechatByInterface wechatByInterface(
            WechatPay second, Optional<PayinsuranceCounterparty> first, WechatBinding wechat) {
        if (wechat.byFirst() && first.isEmpty()) {
            throw new ConfigurationException(
                    "medsettle.wechat.mixed is V1, but medsettle.wechat-payinsurance has no api-key");
        }
        return new WechatByInterface(second.counterparty(), first);
    }
}
