package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.adapter.wechat.wire.XmlPage;
import io.medsettle.adapter.wechat.wire.XmlSign;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * Payment notices of the first interface (支付结果通知), wechat §3.5: signed XML. How it wants to be answered is not published; it is
 * answered as the older interfaces are, and repeats until it reads SUCCESS. Safe to share between threads.
 */
public final class PayinsuranceCallbacks implements CallbackReader {
    private static final Map<String, String> XML = Map.of("Content-Type", "application/xml; charset=utf-8");

    private final PayinsuranceSettings settings;

    public PayinsuranceCallbacks(PayinsuranceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Reading read(RawCallback raw) {
        Map<String, String> page;
        try {
            page = XmlPage.read(raw.body());
        } catch (Unreadable e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
        byte[] ours = XmlSign.md5(page, settings.apiKey()).getBytes(StandardCharsets.US_ASCII);
        byte[] theirs = page.getOrDefault(XmlSign.FIELD, "").getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(ours, theirs)) {
            return new Reading.Forged("signature does not match");
        }
        String number = page.getOrDefault("hosp_out_trade_no", "");
        String farNumber = page.getOrDefault("med_trans_id", "");
        if (!page.getOrDefault("mch_id", "").equals(settings.mchid()) || number.isEmpty() || farNumber.isEmpty()) {
            return new Reading.Unreadable("of another merchant, or of no order");
        }
        String id = "payinsurance:" + farNumber;
        String text = new String(raw.body(), StandardCharsets.UTF_8);
        return new Reading.Genuine(new Knock("payinsurance", id, List.of(number, farNumber), false, text));
    }

    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return decision == Decision.LATER ? reply(503, "FAIL", "稍后重试") : reply(200, "SUCCESS", "OK");
    }

    @Override
    public CallbackReply refuse() {
        return reply(401, "FAIL", "签名错误");
    }

    private static CallbackReply reply(int status, String code, String words) {
        return new CallbackReply(status, XML, XmlPage.write(Map.of("return_code", code, "return_msg", words)));
    }
}
