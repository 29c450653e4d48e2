package io.medsettle.sandbox;

import io.medsettle.fixtures.wechat.WechatSettings;
import io.medsettle.fixtures.wechat.WechatSimulator;
import io.medsettle.fixtures.wechat.payinsurance.PayinsuranceSimulator;
import java.security.KeyPair;
import java.util.Map;

/**
 * WeChat's older interfaces beside the newer ones: insurance 1.0 ({@code payinsurance}), and v2 for payment codes under
 * the merchant's certificate. A gateway that is given these settings can speak them; which it does is said by
 * {@code medsettle.wechat.mixed} and {@code medsettle.wechat-codes.version}.
 */
final class OutsideOlderWechat implements AutoCloseable {
    private final WechatSettings settings;
    private final KeyPair merchant;
    private final WechatSimulator wechat;
    private final PayinsuranceSimulator payinsurance;

    OutsideOlderWechat(WechatSettings settings, KeyPair merchant, WechatSimulator wechat) {
        this.settings = settings;
        this.merchant = merchant;
        this.wechat = wechat;
        payinsurance = new PayinsuranceSimulator(settings, wechat::tokenGood, wechat.cashAccount());
    }

    PayinsuranceSimulator payinsurance() {
        return payinsurance;
    }

    void settings(Map<String, Object> s) {
        String first = "medsettle.wechat-payinsurance.";
        s.put(first + "base", payinsurance.base().toString());
        s.put(first + "api-key", settings.secrets().apiKey());
        s.put(first + "is-dept", "4");
        s.put(first + "client-ip", "127.0.0.1");
        s.put(first + "bill.parameters.bill_date", "{yyyyMMdd}");
        s.put(first + "bill.parameters.bill_type", "ALL");
        s.put(first + "bill.address-field", "download_url");
        s.put(first + "bill.paid-word", "支付");
        s.put(first + "bill.refund-word", "退款");
        s.put(first + "bill.unit", "YUAN");
        Map.of(
                        "time", "交易时间",
                        "kind", "交易类型",
                        "number", "医院订单号",
                        "far-number", "诊疗单号",
                        "refund-number", "医院退款单号",
                        "refund-far-number", "退款单号",
                        "cash", "现金金额",
                        "insurance", "医保金额",
                        "count", "总笔数",
                        "cash-sum", "现金合计")
                .forEach((what, column) -> s.put(first + "bill.columns." + what, column));
        String codes = "medsettle.wechat-codes.";
        s.put(codes + "device-ip", "127.0.0.1");
        s.put(codes + "api-key", settings.secrets().apiKey());
        s.put(codes + "merchant-certificate", WechatSimulator.merchantCertificate(merchant, settings.merchantSerial()));
        s.put(codes + "trusted-certificate", wechat.secureCertificate());
        s.put(codes + "secure-base", wechat.secureBase().toString());
    }

    @Override
    public void close() {
        payinsurance.close();
    }
}
