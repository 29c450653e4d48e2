package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.wechat.AccountSettings;
import io.medsettle.adapter.wechat.WechatAccount;
import io.medsettle.ports.channel.ChannelLogin;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.h5.Logins;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds what the patients' pages need of the channels. */
@Factory
final class PageSide {
    @Singleton
    @Requires(bean = WechatAccountBinding.class)
    WechatAccount wechatAccount(
            WechatAccountBinding account,
            WechatBinding wechat,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock,
            GatewaySettings gateway) {
        return new WechatAccount(
                new AccountSettings(
                        account.api(),
                        account.loginPage(),
                        wechat.appid(),
                        new Secret(account.appSecret()),
                        false,
                        gateway.deadline(),
                        gateway.production()),
                exchange,
                log,
                tokens,
                clock);
    }

    @Singleton
    Logins logins(
            Optional<WechatAccount> wechat,
            Optional<Alipay> alipay,
            Optional<AlipayBinding> binding,
            TokenStore tokens) {
        Map<String, ChannelLogin> byChannel = new HashMap<>();
        wechat.ifPresent(account -> byChannel.put(Payers.WECHAT, account.login()));
        alipay.ifPresent(a -> binding.ifPresent(b -> byChannel.put(Payers.ALIPAY, a.login(b.loginPage(), tokens))));
        return new Logins(byChannel);
    }
}
