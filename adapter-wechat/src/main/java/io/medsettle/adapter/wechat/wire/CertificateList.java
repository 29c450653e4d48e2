package io.medsettle.adapter.wechat.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Platform certificates (下载平台证书), wechat §4.5; several are valid at once during a rotation. */
public final class CertificateList {
    public static final String TARGET = "/v3/certificates";

    private CertificateList() {}

    /** The answer. */
    record Answer(@Nullable List<Item> data) {}

    /** One certificate. */
    record Item(
            @Nullable String serial_no, // 证书序列号, upper-case hex
            @Nullable String effective_time, // 生效时间, RFC 3339
            @Nullable String expire_time, // 过期时间, RFC 3339
            @Nullable EncryptedText encrypt_certificate) {} // 证书内容, a PEM under the APIv3 key

    /** One certificate under its serial, still sealed. */
    public record Listed(String serial, Sealed pem) {}

    public static List<Listed> read(byte[] answer) {
        List<Listed> all = new ArrayList<>();
        for (Item item : Json.need(Json.read(answer, Answer.class).data(), "data")) {
            all.add(new Listed(
                    Json.text(item.serial_no(), "serial_no"),
                    Json.need(item.encrypt_certificate(), "encrypt_certificate").sealed()));
        }
        return List.copyOf(all);
    }
}
