package io.medsettle.adapter.wechat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Signs our pages for WeChat's script (JS-SDK 权限签名, {@code wx.config}), wechat §2.3. A page must be signed under the very
 * address that the browser shows. Safe to share between threads.
 */
public final class WechatPages {
    private final String appid;
    private final Supplier<Outcome<Secret>> ticket;
    private final Supplier<String> nonces;
    private final InstantSource clock;

    WechatPages(String appid, Supplier<Outcome<Secret>> ticket, Supplier<String> nonces, InstantSource clock) {
        this.appid = appid;
        this.ticket = ticket;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** What {@code wx.config} takes, by its own names; nothing secret. */
    public record Config(String appId, String timestamp, String nonceStr, String signature) {}

    /** @param url the whole address of the page; what stands behind {@code #} does not count */
    public Outcome<Config> config(String url) {
        return ticket.get().map(good -> {
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            String nonce = nonces.get();
            return new Config(appid, timestamp, nonce, signature(good, nonce, timestamp, url));
        });
    }

    static String signature(Secret ticket, String nonce, String timestamp, String url) {
        int hash = url.indexOf('#');
        String text = "jsapi_ticket=" + ticket.reveal() + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url="
                + (hash < 0 ? url : url.substring(0, hash));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
