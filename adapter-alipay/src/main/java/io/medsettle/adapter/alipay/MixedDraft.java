package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.MixedOrder;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Secrets;
import java.util.Optional;

/** Makes the mixed order out of a deed (混合下单), or says in words why it must not be sent; alipay §5.4. */
final class MixedDraft {
    private final AlipaySettings settings;
    private final MedicalSettings medical;

    MixedDraft(AlipaySettings settings, MedicalSettings medical) {
        this.settings = settings;
        this.medical = medical;
    }

    /** Our platform's number: the cash trade's where there is one. */
    static String number(Deed deed) {
        return deed.leg(Act.CASH).map(Leg::number).orElse(deed.number()).text();
    }

    /** The number under which the insurer's centre knows the order. */
    static String insurerNumber(Deed deed) {
        return deed.notes()
                .find(NoteKey.MED_ORG_ORD)
                .or(() -> deed.leg(Act.ORDER).map(leg -> leg.number().text()))
                .orElseGet(() -> number(deed));
    }

    /** The cash leg's own note, told in this round; the order's notes may hold one of an earlier round. */
    static String tradeNo(Deed deed) {
        return deed.leg(Act.CASH)
                .map(leg -> leg.notes().find(NoteKey.TRADE_NO).orElse(leg.farNumber()))
                .orElse("");
    }

    Outcome<MixedOrder> order(Deed deed) {
        Optional<String> lacking = lacking(deed);
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        MixedOrder order = written(deed);
        return order.defect().<Outcome<MixedOrder>>map(Outcome::neverSent).orElseGet(() -> Outcome.succeeded(order));
    }

    private static Optional<String> lacking(Deed deed) {
        Secrets secrets = deed.secrets();
        if (!deed.notes().has(NoteKey.PAY_ORD_ID)) {
            return Optional.of("没有医保订单, 不能混合支付");
        }
        if (secrets.get(NoteKey.PAYER_ID).isEmpty()) {
            return Optional.of("缺少付款人 user_id 或 open_id");
        }
        if (secrets.get(NoteKey.PAY_AUTH_NO).isEmpty()) {
            return Optional.of("缺少医保支付授权码");
        }
        return Optional.empty();
    }

    private MixedOrder written(Deed deed) {
        Secrets secrets = deed.secrets();
        return new MixedOrder(
                insurerNumber(deed),
                number(deed),
                deed.notes().get(NoteKey.PAY_ORD_ID),
                secrets.get(NoteKey.PAY_AUTH_NO),
                deed.expected().only(Part.FUND, Part.ACCOUNT, Part.OTHER, Part.CASH),
                tradeNo(deed),
                secrets.get(NoteKey.PAYER_ID),
                deed.intendedAt(),
                deed.intendedAt().plus(settings.orderLife()),
                secrets.get(NoteKey.MEDICAL_CARD),
                secrets.get(NoteKey.MEDICAL_CARD_ISSUER),
                new MixedOrder.Hospital(
                        medical.orgCode(),
                        medical.cityCode(),
                        medical.merchantName(),
                        medical.paymentReturn(),
                        medical.channelCode(),
                        medical.scene(),
                        medical.requestContent(),
                        settings.providerId()));
    }
}
