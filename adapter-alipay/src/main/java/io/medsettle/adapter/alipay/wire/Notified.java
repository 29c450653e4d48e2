package io.medsettle.adapter.alipay.wire;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A notice as it came (异步通知), alipay §2.8: all its parameters, decoded once and only once, whether we know them or not.
 */
public final class Notified {
    private static final Pattern CHARSET = Pattern.compile("(?:^|&)charset=([A-Za-z0-9_-]+)");
    private static final String SIGN = "sign";
    private static final String SIGN_TYPE = "sign_type";

    private final SortedMap<String, String> parameters;

    private Notified(SortedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    public static Notified read(byte[] form) {
        String raw = new String(form, StandardCharsets.ISO_8859_1);
        Matcher named = CHARSET.matcher(raw);
        SortedMap<String, String> parameters = new TreeMap<>();
        try {
            Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new Unreadable("not a form");
                }
                String name = URLDecoder.decode(pair.substring(0, equals), charset);
                if (parameters.put(name, URLDecoder.decode(pair.substring(equals + 1), charset)) != null) {
                    throw new Unreadable("a parameter occurs twice");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable("not a form");
        }
        return new Notified(parameters);
    }

    /** What was signed: of trades without sign_type (V1), of service messages with it (V2); blank ones never. */
    public String content() {
        return parameters.entrySet().stream()
                .filter(p ->
                        !p.getKey().equals(SIGN) && (isMessage() || !p.getKey().equals(SIGN_TYPE)))
                .filter(p -> !p.getValue().isBlank())
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
    }

    public String sign() {
        return get(SIGN);
    }

    public String certSn() {
        return get("alipay_cert_sn");
    }

    /** Whether it is a service message (消息服务) and not a trade's own notice. */
    public boolean isMessage() {
        return parameters.containsKey("msg_method");
    }

    public String appId() {
        return get("app_id");
    }

    /** "" where the notice does not say who collects. */
    public String sellerId() {
        return get("seller_id");
    }

    /** The trade's state, or the message's method. */
    public String kind() {
        return isMessage() ? get("msg_method") : get("trade_status");
    }

    public String number() {
        return get("out_trade_no");
    }

    public String farNumber() {
        return get("trade_no");
    }

    /** Number of the refund it is about, "" if it is about none. */
    public String refundNumber() {
        return get("out_biz_no");
    }

    /** What has gone back of the trade in all, yuan, "" if nothing. */
    public String givenBack() {
        return get("refund_fee");
    }

    public String total() {
        return get("total_amount");
    }

    /** Number of this delivery's content, the same when it comes again. */
    public String notifyId() {
        return get("notify_id");
    }

    /** The content of a service message: JSON. */
    public String messageContent() {
        return get("biz_content");
    }

    /** Everything, a line each. */
    public String text() {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("\n"));
    }

    private String get(String name) {
        return parameters.getOrDefault(name, "");
    }
}
