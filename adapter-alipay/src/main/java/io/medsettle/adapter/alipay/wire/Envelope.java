package io.medsettle.adapter.alipay.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the gateway, taken apart and not believed yet, alipay §1.5.
 *
 * @param node what the signature is over: the characters as they came, with their quotes if encrypted
 * @param sign its signature, Base64; "" if there is none
 * @param certSn which of their certificates signed; "" in key mode
 */
public record Envelope(String node, String sign, String certSn) {
    private static final String ERROR = "error_response";

    /** What every node begins with (公共响应参数). */
    record Head(
            @Nullable String code, // 网关返回码
            @Nullable String msg, // 网关返回码描述
            @Nullable String sub_code, // 业务返回码
            @Nullable String sub_msg) {} // 业务返回码描述

    /** The head of a node; all four may be empty. */
    public record Said(String code, String text, String subCode, String subText) {}

    /** @throws Unreadable if it is not a reply to this method, or not to be told apart from a forged one */
    public static Envelope cut(String body, String method) {
        String name = method.replace('.', '_') + "_response";
        if (body.indexOf(name) != body.lastIndexOf(name)) {
            throw new Unreadable("the node occurs twice");
        }
        Map<String, String> top = TopLevel.of(body);
        @Nullable String ours = top.get(name);
        @Nullable String error = top.get(ERROR);
        if (ours != null && error != null) {
            throw new Unreadable("a node and an error beside it");
        }
        @Nullable String node = ours == null ? error : ours;
        if (node == null || !(node.startsWith("{") || node.startsWith("\""))) {
            throw new Unreadable("no node " + name);
        }
        return new Envelope(node, plain(top.get("sign")), plain(top.get("alipay_cert_sn")));
    }

    private static String plain(@Nullable String raw) {
        return raw == null || !raw.startsWith("\"") ? "" : Json.read(raw, String.class);
    }

    /** Whether the content is encrypted, whatever we sent: errors may come plain (alipay §1.7). */
    public boolean encrypted() {
        return node.startsWith("\"");
    }

    /** The cipher text of an encrypted node. */
    public String cipher() {
        return Json.read(node, String.class);
    }

    /** The head of a plain node. */
    public static Said said(String plain) {
        Head head = Json.read(plain, Head.class);
        return new Said(
                Json.orEmpty(head.code()),
                Json.orEmpty(head.msg()),
                Json.orEmpty(head.sub_code()),
                Json.orEmpty(head.sub_msg()));
    }
}
