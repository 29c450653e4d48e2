package io.medsettle.adapter.alipay.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Download of one of Alipay's certificates by its serial (应用支付宝公钥证书下载), alipay §1.6. */
public final class CertDownload {
    public static final String METHOD = "alipay.open.app.alipaycert.download";

    private CertDownload() {}

    /** The request. */
    record Request(String alipay_cert_sn) {} // 支付宝公钥证书序列号, 32

    /** The answer. */
    record Answer(@Nullable String alipay_cert_content) {} // 公钥证书, Base64 of a PEM chain, leaf first

    public static String biz(String sn) {
        return Json.write(new Request(sn));
    }

    /** The chain as PEM. */
    public static String read(String node) {
        String content = Json.text(Json.read(node, Answer.class).alipay_cert_content(), "alipay_cert_content");
        try {
            return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("field alipay_cert_content is no Base64");
        }
    }
}
