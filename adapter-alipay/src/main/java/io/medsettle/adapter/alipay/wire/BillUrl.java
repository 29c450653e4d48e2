package io.medsettle.adapter.alipay.wire;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where the bill of a day lies for the next thirty seconds (查询对账单下载地址), alipay §3.1. */
public final class BillUrl {
    public static final String METHOD = "alipay.data.dataservice.bill.downloadurl.query";

    private BillUrl() {}

    /** The request. */
    record Request(
            String bill_type, // 账单类型: trade, signcustomer
            String bill_date) {} // 账单时间, yyyy-MM-dd

    /** The answer. */
    record Answer(@Nullable String bill_download_url) {} // 账单下载地址, 30 s

    public static String biz(String kind, LocalDate day) {
        return Json.write(new Request(kind, day.toString()));
    }

    public static URI read(String node) {
        try {
            return URI.create(Json.text(Json.read(node, Answer.class).bill_download_url(), "bill_download_url"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("field bill_download_url is no address");
        }
    }
}
