package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The order of both purses (unifiedorder 统一下单), wechat §3.3; a zero is written and signed, what is absent is not. */
final class UnifiedOrder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final String ID_CARD = "01";

    private UnifiedOrder() {}

    /** Our number of the order: the cash leg's where there is one, for it takes the money. */
    static String number(Deed deed) {
        return deed.leg(Act.CASH).map(Leg::number).orElse(deed.number()).text();
    }

    static long insured(Parts parts) {
        return parts.get(Part.FUND) + parts.get(Part.ACCOUNT) + parts.get(Part.OTHER);
    }

    /** @param parts what it is to take: the whole round's for the cashier, its own for cash alone */
    static Outcome<Map<String, String>> page(PayinsuranceSettings settings, Deed deed, Parts parts) {
        Secrets secrets = deed.secrets();
        Optional<String> type = orderType(settings, deed);
        long cash = parts.get(Part.CASH);
        long insurance = insured(parts);
        if (type.isEmpty() || cash + insurance < 1) {
            return Outcome.neverSent(type.isEmpty() ? "订单类型未配置: " + deed.notes().get(NoteKey.ENTRY) : "订单金额为零");
        }
        if (secrets.get(NoteKey.PAYER_ID).isEmpty()
                || secrets.get(NoteKey.NAME).isEmpty()
                || secrets.get(NoteKey.CERT_NO).isEmpty()
                || !deed.notes().find(NoteKey.CERT_TYPE).orElse(ID_CARD).equals(ID_CARD)) {
            return Outcome.neverSent("缺少付款人 openid、姓名或身份证号");
        }
        Optional<String> content = content(deed, insurance);
        if (content.isEmpty()) {
            return Outcome.neverSent("缺少免密授权或医保支付单号");
        }
        return Outcome.succeeded(fields(settings, deed, type.get(), cash, insurance, content.get()));
    }

    private static Map<String, String> fields(
            PayinsuranceSettings settings, Deed deed, String type, long cash, long insurance, String content) {
        Secrets secrets = deed.secrets();
        Map<String, String> page = new LinkedHashMap<>();
        page.put("order_type", type); // 订单类型, ≤16
        page.put("openid", secrets.need(NoteKey.PAYER_ID)); // 用户标识, ≤128
        page.put("hosp_out_trade_no", number(deed)); // 医院订单号, ≤64
        page.put("hospital_name", settings.hospitalName()); // 医院名称, ≤128
        page.put("total_fee", Long.toString(cash + insurance)); // 总金额, fen
        page.put("cash_fee", Long.toString(cash)); // 现金, fen
        page.put("insurance_fee", Long.toString(insurance)); // 医保, fen
        page.put("allow_fee_change", "0"); // 0: another result of the bureau's is an error
        page.put("spbill_create_ip", settings.clientIp()); // 终端IP, ≤16
        page.put("notify_url", settings.notifyUrl().toString()); // 通知地址, ≤256
        page.put("body", deed.notes().find(NoteKey.DESCRIPTION).orElse(settings.description())); // 商品描述, ≤128
        page.put("return_url", settings.returnUrl().toString()); // 返回页面, ≤128
        page.put("pay_type", cash == 0 ? "2" : insurance == 0 ? "1" : "3"); // 1 现金 2 医保 3 混合
        page.put("city_id", settings.cityId()); // 城市, ≤32
        page.put("user_card_type", "1"); // 1 = 身份证
        page.put("user_card_no", secrets.need(NoteKey.CERT_NO)); // 证件号码, ≤32
        page.put("user_name", secrets.need(NoteKey.NAME)); // 姓名, ≤32
        page.put("is_dept", settings.isDept()); // 科室标志, ≤32
        page.put("serial_no", serialNo(deed)); // 医院流水号, ≤20
        page.put("org_no", settings.orgNo()); // 机构编码, ≤32
        page.put("channel_no", settings.channelNo()); // 渠道号, ≤32
        page.put("gmt_out_create", deed.intendedAt().atZone(BusinessDay.ZONE).format(TIME)); // 下单时间
        page.put("request_content", content); // 透传医保
        return page;
    }

    /** Number of the bill at the hospital (医院流水号), for the order and for its refund alike. */
    static String serialNo(Deed deed) {
        return deed.notes()
                .find(NoteKey.MED_ORG_ORD)
                .or(() -> deed.leg(Act.ORDER).map(leg -> leg.number().text()))
                .orElseGet(() -> number(deed));
    }

    /** What goes on to the bureau; "" where the bureau has no part, empty where it lacks something. */
    private static Optional<String> content(Deed deed, long insurance) {
        if (insurance == 0) {
            return Optional.of("");
        }
        String auth = deed.secrets().get(NoteKey.PAY_AUTH_NO);
        String order = deed.notes().get(NoteKey.PAY_ORD_ID);
        String position = deed.secrets().get(NoteKey.POSITION);
        boolean plain = (auth + order + position).matches("[0-9A-Za-z.,_-]*");
        return auth.isEmpty() || order.isEmpty() || !plain
                ? Optional.empty()
                : Optional.of("{\"payAuthNo\":\"" + auth + "\",\"payOrdId\":\"" + order + "\",\"setlLatlnt\":\""
                        + position + "\"}");
    }

    private static Optional<String> orderType(PayinsuranceSettings settings, Deed deed) {
        String entry = deed.notes().get(NoteKey.ENTRY);
        Map<String, String> types = settings.orderTypes();
        return Optional.ofNullable(types.get(entry + "/" + deed.notes().get(NoteKey.MED_TYPE)))
                .or(() -> Optional.ofNullable(types.get(entry)));
    }
}
