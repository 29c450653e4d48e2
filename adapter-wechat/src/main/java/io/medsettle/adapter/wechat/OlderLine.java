package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.adapter.wechat.wire.XmlPage;
import io.medsettle.adapter.wechat.wire.XmlSign;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult.Answered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One call of the older interface (v2), there and back: signed, and believed only when signed. A no of the first layer
 * (return_code) is not signed and says nothing; a no of the second (result_code) is a no with its err_code.
 */
final class OlderLine {
    private final WechatSettings settings;
    private final OlderInterface older;
    private final Supplier<String> nonces;

    OlderLine(WechatSettings settings, OlderInterface older, Supplier<String> nonces) {
        this.settings = settings;
        this.older = older;
        this.nonces = nonces;
    }

    Answer post(Exchange exchange, String transaction, String number, String path, Map<String, String> page) {
        Map<String, String> all = new HashMap<>(page);
        all.put("appid", settings.appid());
        all.put("mch_id", settings.mchid());
        all.put("nonce_str", nonces.get());
        all.put("sign_type", older.signType().word());
        all.put(XmlSign.FIELD, sign(all));
        WireRequest request = new WireRequest(
                transaction,
                number,
                "",
                "POST",
                URI.create(base(path) + path),
                Map.of("Content-Type", "application/xml; charset=utf-8", "User-Agent", "MedSettle"),
                XmlPage.write(all),
                older.deadline());
        return exchange.exchange(request)
                .match(
                        this::judged,
                        never -> new Answer.NeverSent(never.why()),
                        none -> new Answer.Silence(none.why()));
    }

    private URI base(String path) {
        return path.startsWith("/secapi/") ? older.secureBase().orElse(settings.base()) : settings.base();
    }

    private String sign(Map<String, String> page) {
        return switch (older.signType()) {
            case MD5 -> XmlSign.md5(page, older.apiKey());
            case HMAC_SHA256 -> XmlSign.hmac(page, older.apiKey());
        };
    }

    private Answer judged(Answered answered) {
        if (answered.status() != 200) {
            return new Answer.Silence("HTTP " + answered.status());
        }
        Map<String, String> page;
        try {
            page = XmlPage.read(answered.body());
        } catch (Unreadable e) {
            return new Answer.Silence("应答无法识别: " + e.getMessage());
        }
        if (!page.getOrDefault("return_code", "").equals("SUCCESS")) {
            return new Answer.Silence("微信未受理: " + Words.clean(page.getOrDefault("return_msg", "")));
        }
        if (!MessageDigest.isEqual(ascii(sign(page)), ascii(page.getOrDefault(XmlSign.FIELD, "")))
                || !page.getOrDefault("mch_id", "").equals(settings.mchid())) {
            return new Answer.Silence("应答验签失败");
        }
        return page.getOrDefault("result_code", "").equals("SUCCESS")
                ? new Answer.Yes(answered.body())
                : new Answer.No(
                        200, page.getOrDefault("err_code", ""), Words.clean(page.getOrDefault("err_code_des", "")), 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
