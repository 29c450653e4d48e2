package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.adapter.wechat.wire.XmlPage;
import io.medsettle.adapter.wechat.wire.XmlSign;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.ports.wire.WireResult.Answered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One call of the first interface, there and back (1.0), wechat §3.1 and §3.2: under the account's token, signed, believed only
 * when signed. A signed no is {@code Declined} with its err_code, whatever the table says of it. A token that is refused is
 * replaced once: nothing was done under it.
 */
final class Line {
    private static final String PARTY = "wechat";
    private static final Set<String> STALE = Set.of("40001", "40014", "42001");

    private final PayinsuranceSettings settings;
    private final Exchange exchange;
    private final WireLog log;
    private final AccessToken tokens;

    Line(PayinsuranceSettings settings, Exchange exchange, WireLog log, AccessToken tokens) {
        this.settings = settings;
        this.exchange = exchange;
        this.log = log;
        this.tokens = tokens;
    }

    Outcome<Map<String, String>> post(String name, String number, Map<String, String> page) {
        return underToken(name, number, page, this::judged);
    }

    /** For what answers with a text of its own instead of a page. */
    Outcome<byte[]> text(String name, String number, Map<String, String> page) {
        return underToken(
                name,
                number,
                page,
                answered -> answered.status() == 200 && !answered.text().matches("(?s)\\s*[<{].*")
                        ? Outcome.succeeded(answered.body())
                        : judged(answered).then(said -> silent("应答不是所要的内容")));
    }

    private <T> Outcome<T> underToken(
            String name, String number, Map<String, String> page, Function<Answered, Outcome<T>> judge) {
        Map<String, String> all = new HashMap<>(page);
        all.put("appid", settings.appid());
        all.put("mch_id", settings.mchid());
        all.put("nonce_str", UUID.randomUUID().toString().replace("-", ""));
        all.put(XmlSign.FIELD, XmlSign.md5(all, settings.apiKey()));
        byte[] body = XmlPage.write(all);
        return tokens.get(Optional.empty()).then(token -> {
            Outcome<T> said = send(name, number, body, token, judge);
            boolean stale = said.match(yes -> false, no -> STALE.contains(no.code()), unknown -> false);
            return stale ? tokens.get(Optional.of(token)).then(next -> send(name, number, body, next, judge)) : said;
        });
    }

    private <T> Outcome<T> send(
            String name, String number, byte[] body, Secret token, Function<Answered, Outcome<T>> judge) {
        String address = settings.base() + "/payinsurance/" + name + "?access_token=";
        WireRequest request = request(name, number, address + token.reveal(), body);
        WireRequest shown = request(name, number, address + "***", body);
        log.sending(PARTY, shown);
        WireResult result = exchange.exchange(request);
        log.came(PARTY, shown, result);
        return result.match(
                judge::apply,
                never -> Outcome.neverSent(never.why()),
                none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
    }

    private WireRequest request(String name, String number, String address, byte[] body) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/xml; charset=utf-8", "User-Agent", "MedSettle");
        return new WireRequest(name, number, "", "POST", URI.create(address), headers, body, settings.deadline());
    }

    private Outcome<Map<String, String>> judged(Answered answered) {
        if (answered.status() != 200) {
            return silent("HTTP " + answered.status());
        }
        String text = answered.text();
        if (text.startsWith("{")) {
            String errcode = text.replaceAll("(?s).*\"errcode\"\\s*:\\s*(-?[0-9]+).*", "$1");
            return STALE.contains(errcode)
                    ? Outcome.declined(errcode, "接口调用凭据无效")
                    : silent("errcode " + shown(errcode));
        }
        Map<String, String> page;
        try {
            page = XmlPage.read(answered.body());
        } catch (Unreadable e) {
            return silent("应答无法识别: " + e.getMessage());
        }
        if (!page.getOrDefault("return_code", "").equals("SUCCESS")) {
            return silent("微信未受理: " + shown(page.getOrDefault("return_msg", "")));
        }
        if (!signed(page) || !page.getOrDefault("mch_id", "").equals(settings.mchid())) {
            return silent("应答验签失败");
        }
        return page.getOrDefault("result_code", "").equals("SUCCESS")
                ? Outcome.succeeded(page)
                : Outcome.declined(page.getOrDefault("err_code", ""), shown(page.getOrDefault("err_code_des", "")));
    }

    /** Whether this page is theirs: over all of its fields, known or not. */
    boolean signed(Map<String, String> page) {
        byte[] ours = XmlSign.md5(page, settings.apiKey()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(ours, page.getOrDefault(XmlSign.FIELD, "").getBytes(StandardCharsets.US_ASCII));
    }

    /** No run of digits long enough to be somebody's number. */
    private static String shown(String text) {
        String masked = text.replaceAll("[0-9]{6,}[0-9Xx]", "***");
        return masked.length() <= 200 ? masked : masked.substring(0, 200);
    }

    private static <T> Outcome<T> silent(String why) {
        return Outcome.unknown(Doubt.NO_ANSWER, why);
    }
}
