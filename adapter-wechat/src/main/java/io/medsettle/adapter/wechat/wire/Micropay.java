package io.medsettle.adapter.wechat.wire;

import io.medsettle.adapter.wechat.wire.Payment.State;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Payment by the patient's code over the older interface (v2 提交付款码支付, 查询订单, 撤销订单), wechat §6.10: what each page says beyond
 * appid, mch_id, nonce_str and sign.
 */
public final class Micropay {
    public static final String PAY = "/pay/micropay";
    public static final String QUERY = "/pay/orderquery";
    /** Under the merchant's certificate. */
    public static final String REVERSE = "/secapi/pay/reverse";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private Micropay() {}

    /** @param fen at least 1 */
    public static Map<String, String> pay(
            String description, String number, Secret code, long fen, CodePay.Place place) {
        Map<String, String> page = new LinkedHashMap<>();
        page.put("device_info", place.deviceId()); // 设备号, ≤32
        page.put("body", Cut.to(description, JsapiOrder.DESCRIPTION_LENGTH)); // 商品描述, ≤127
        page.put("out_trade_no", number); // 商户订单号, ≤32
        page.put("total_fee", Long.toString(fen)); // 总金额, fen
        page.put("spbill_create_ip", place.deviceIp()); // 终端IP, ≤64
        page.put("auth_code", code.reveal()); // 付款码, 18 digits
        return page;
    }

    public static Map<String, String> order(String number) {
        return Map.of("out_trade_no", number); // 商户订单号, ≤32
    }

    /** An answer to paying: it says yes only when it is paid. */
    public static Payment paid(Map<String, String> page) {
        return told(page, "SUCCESS");
    }

    /** An answer to a query. */
    public static Payment queried(Map<String, String> page) {
        return told(page, need(page, "trade_state"));
    }

    private static Payment told(Map<String, String> page, String word) {
        State state =
                switch (word) {
                    case "NOTPAY", "USERPAYING", "ACCEPT" -> State.WAITING;
                    case "SUCCESS" -> State.PAID;
                    case "REFUND" -> State.REFUNDED;
                    case "CLOSED", "REVOKED", "PAYERROR" -> State.ENDED;
                    default -> State.UNCLEAR;
                };
        String number = need(page, "out_trade_no");
        String merchant = page.getOrDefault("sub_mch_id", "").isEmpty() ? need(page, "mch_id") : "";
        boolean paid = state == State.PAID || state == State.REFUNDED;
        return new Payment(
                state,
                word,
                number,
                merchant,
                paid ? need(page, "transaction_id") : "",
                paid ? fen(page) : 0,
                paid ? Optional.of(time(page)) : Optional.empty());
    }

    private static long fen(Map<String, String> page) {
        String text = need(page, "total_fee");
        if (!text.matches("[0-9]{1,12}")) {
            throw new Unreadable("field total_fee is no amount");
        }
        return Long.parseLong(text);
    }

    private static Instant time(Map<String, String> page) {
        try {
            return LocalDateTime.parse(need(page, "time_end"), TIME)
                    .atZone(BusinessDay.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("field time_end is no time");
        }
    }

    private static String need(Map<String, String> page, String name) {
        return Json.text(page.get(name), name);
    }
}
