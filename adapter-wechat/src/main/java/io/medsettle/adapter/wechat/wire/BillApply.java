package io.medsettle.adapter.wechat.wire;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks for a bill (申请交易账单, 申请资金账单), wechat §7.1; the answer says where the file is, for five minutes. */
public final class BillApply {
    private BillApply() {}

    /** The answer. */
    record Answer(
            @Nullable String hash_type, // 哈希类型: SHA1
            @Nullable String hash_value, // 哈希值 of the unpacked file, 40 hex
            @Nullable String download_url) {} // 账单下载地址

    /**
     * Where the file is.
     *
     * @param sha1 of the unpacked file, lower-case hex
     * @param target path and query, to be asked of the same host
     */
    public record Place(String sha1, String target) {}

    /** All payments, refunds and reversals of a day (bill_type ALL), packed. */
    public static String trade(LocalDate day) {
        return "/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL&tar_type=GZIP";
    }

    /**
     * What moved on one of the merchant's accounts, packed.
     *
     * @param account account_type: BASIC 基本账户, OPERATION 运营账户 or FEES 手续费账户
     */
    public static String fundFlow(LocalDate day, String account) {
        return "/v3/bill/fundflowbill?bill_date=" + day + "&account_type=" + account + "&tar_type=GZIP";
    }

    public static Place read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        String hash = Json.text(a.hash_value(), "hash_value").toLowerCase(Locale.ROOT);
        if (!"SHA1".equals(a.hash_type()) || !hash.matches("[0-9a-f]{40}")) {
            throw new Unreadable("field hash_type or hash_value is not of the page");
        }
        return new Place(hash, target(Json.text(a.download_url(), "download_url")));
    }

    private static String target(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getRawPath() != null && uri.getRawPath().startsWith("/") && uri.getRawQuery() != null) {
                return uri.getRawPath() + "?" + uri.getRawQuery();
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable("field download_url is no address");
        }
        throw new Unreadable("field download_url is no address");
    }
}
