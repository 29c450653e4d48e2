package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Merchant;
import io.medsettle.adapter.wechat.wire.MixType;
import io.medsettle.adapter.wechat.wire.MixedAmounts;
import io.medsettle.adapter.wechat.wire.MixedOrder;
import io.medsettle.adapter.wechat.wire.MixedOrder.Institution;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Makes the mixed order out of a deed (混合下单), or says in words why it must not be sent; wechat §5.2 to §5.4. */
final class MixedDraft {
    private static final int SHORTEST_NUMBER = 6;

    private final WechatSettings settings;

    MixedDraft(WechatSettings settings) {
        this.settings = settings;
    }

    /** The number of the cash order and the mixed order are one and the same to WeChat. */
    static String number(Deed deed) {
        return deed.leg(Act.CASH).map(Leg::number).orElse(deed.number()).text();
    }

    /** What it is made of: insured if the centre has an order, with cash if the patient owes some. */
    static Optional<MixType> type(Deed deed) {
        boolean insured = deed.notes().has(NoteKey.PAY_ORD_ID);
        boolean cash = deed.expected().get(Part.CASH) > 0;
        if (insured) {
            return Optional.of(cash ? MixType.CASH_AND_INSURANCE : MixType.INSURANCE_ONLY);
        }
        return cash ? Optional.of(MixType.CASH_ONLY) : Optional.empty();
    }

    Outcome<MixedOrder> order(Deed deed, PlatformKey key) {
        Optional<MedicalSettings> medical = settings.medical();
        Optional<MixType> type = type(deed);
        if (medical.isEmpty() || type.isEmpty()) {
            return Outcome.neverSent(medical.isEmpty() ? "未配置医保混合支付" : "既无医保订单也无现金");
        }
        Optional<String> lacking = lacking(deed, medical.get());
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        try {
            MixedOrder order = written(deed, key, medical.get(), type.get());
            return order.defect()
                    .<Outcome<MixedOrder>>map(Outcome::neverSent)
                    .orElseGet(() -> Outcome.succeeded(order));
        } catch (DateTimeException e) {
            return Outcome.neverSent("费用上传时间无法识别");
        }
    }

    private Optional<String> lacking(Deed deed, MedicalSettings medical) {
        Secrets secrets = deed.secrets();
        if (secrets.get(NoteKey.PAYER_ID).isEmpty()) {
            return Optional.of("缺少付款人 openid");
        }
        if (secrets.get(NoteKey.NAME).isEmpty() || secrets.get(NoteKey.CERT_NO).isEmpty()) {
            return Optional.of("缺少付款人姓名或证件号");
        }
        if (!medical.cardTypes().containsKey(deed.notes().get(NoteKey.CERT_TYPE))) {
            return Optional.of("证件类型未配置: " + deed.notes().get(NoteKey.CERT_TYPE));
        }
        if (orderType(deed, medical).isEmpty()) {
            return Optional.of("订单类型未配置: " + deed.notes().get(NoteKey.ENTRY) + "/"
                    + deed.notes().get(NoteKey.MED_TYPE));
        }
        return number(deed).length() < SHORTEST_NUMBER ? Optional.of("商户订单号不足六位") : Optional.empty();
    }

    private MixedOrder written(Deed deed, PlatformKey key, MedicalSettings medical, MixType type) {
        boolean insured = type != MixType.CASH_ONLY;
        Secrets secrets = deed.secrets();
        Optional<Instant> uploadedAt = deed.notes().find(NoteKey.UPLOADED_AT).map(Instant::parse);
        return new MixedOrder(
                type,
                orderType(deed, medical).orElseThrow(),
                new Merchant(settings.appid(), settings.mchid()),
                secrets.need(NoteKey.PAYER_ID),
                FieldSeal.seal(key.key(), secrets.need(NoteKey.NAME)),
                FieldSeal.seal(key.key(), IdDigest.of(secrets.need(NoteKey.CERT_NO))),
                medical.cardTypes().getOrDefault(deed.notes().get(NoteKey.CERT_TYPE), ""),
                number(deed),
                serialNo(deed),
                insured ? deed.notes().get(NoteKey.PAY_ORD_ID) : "",
                insured ? secrets.get(NoteKey.PAY_AUTH_NO) : "",
                insured ? secrets.get(NoteKey.POSITION) : "",
                new Institution(medical.cityId(), medical.medInstName(), medical.medInstNo(), medical.channelNo()),
                insured ? uploadedAt : Optional.empty(),
                amounts(deed, type),
                settings.callback(WechatCallbacks.MIXED),
                type == MixType.INSURANCE_ONLY ? "" : prepayId(deed),
                medical.passthrough(),
                medical.zeroCashWritten(),
                medical.testEnvironment());
    }

    static MixedAmounts amounts(Deed deed, MixType type) {
        Parts all = deed.expected();
        return MixedAmounts.of(
                type, all.get(Part.FUND), all.get(Part.ACCOUNT), all.get(Part.OTHER), all.get(Part.CASH));
    }

    /** The cash leg's own note, told in this round; the order's notes may hold one of an earlier round. */
    static String prepayId(Deed deed) {
        return deed.leg(Act.CASH)
                .flatMap(leg -> leg.notes().find(NoteKey.PREPAY_ID))
                .orElseGet(() -> deed.notes().get(NoteKey.PREPAY_ID));
    }

    static String serialNo(Deed deed) {
        return deed.notes()
                .find(NoteKey.MED_ORG_ORD)
                .or(() -> deed.leg(Act.ORDER).map(leg -> leg.number().text()))
                .orElseGet(() -> number(deed));
    }

    private static Optional<String> orderType(Deed deed, MedicalSettings medical) {
        String entry = deed.notes().get(NoteKey.ENTRY);
        String exact = entry + "/" + deed.notes().get(NoteKey.MED_TYPE);
        return Optional.ofNullable(medical.orderTypes().get(exact))
                .or(() -> Optional.ofNullable(medical.orderTypes().get(entry)));
    }
}
