package io.medsettle.adapter.wechat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The hospital's official account or mini program (公众号, 小程序), assembled over one access token that all nodes share: logins,
 * page signatures, messages; wechat §2 and §10. Safe to share between threads.
 */
public final class WechatAccount {
    private final AccountSettings settings;
    private final AccountLine line;
    private final Platform platform;
    private final TokenStore tokens;
    private final InstantSource clock;

    /**
     * @param exchange the bare seam: tokens stand in the addresses, so the log is told by this class and not by a wrapper
     * @param tokens shared by all nodes that serve this account
     */
    public WechatAccount(
            AccountSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        line = new AccountLine(settings, exchange, log);
        platform = new Platform(settings, line, tokens, clock);
    }

    /**
     * The account's access token (接口调用凭据), for calls that other classes make under it.
     *
     * @param refused one that has just been refused with 40001, 40014 or 42001, empty if none
     */
    public Outcome<Secret> accessToken(Optional<Secret> refused) {
        return platform.token(refused);
    }

    /** Who looks at our page. */
    public WechatLogin login() {
        return new WechatLogin(settings, line, tokens, clock);
    }

    /** Signatures for {@code wx.config}. */
    public WechatPages pages() {
        return new WechatPages(
                settings.appid(),
                platform::ticket,
                () -> UUID.randomUUID().toString().replace("-", ""),
                clock);
    }

    /** @param templates by kind of notice */
    public WechatNotices notices(Map<String, NoticeTemplate> templates) {
        return new WechatNotices(platform, line, templates, tokens, clock);
    }
}
