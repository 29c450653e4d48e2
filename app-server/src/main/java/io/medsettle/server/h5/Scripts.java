package io.medsettle.server.h5;

import io.medsettle.adapter.wechat.WechatAccount;
import io.medsettle.adapter.wechat.WechatPages;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.assembly.Payers;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What WeChat's script wants signed before it opens the insurance cashier on a page (wx.config, wechat §5.8). */
@Singleton
class Scripts {
    private final Optional<WechatPages> wechat;
    private final URI base;

    Scripts(Optional<WechatAccount> account, GatewaySettings gateway) {
        this.wechat = account.map(WechatAccount::pages);
        this.base = gateway.publicBase();
    }

    /** By WeChat's own names; empty elsewhere, and where no ticket could be had: then only the plain cashier opens. */
    Map<String, String> config(Visitor visitor, String path) {
        if (!visitor.channel().equals(Payers.WECHAT)) {
            return Map.of();
        }
        return wechat.flatMap(
                        pages -> pages.config(base.resolve(path).toString()).maybe())
                .map(c -> Map.of(
                        "appId", c.appId(),
                        "timestamp", c.timestamp(),
                        "nonceStr", c.nonceStr(),
                        "signature", c.signature()))
                .orElse(Map.of());
    }
}
