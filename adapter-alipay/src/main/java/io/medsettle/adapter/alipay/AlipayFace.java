package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.SmilePay;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Secret;
import java.util.Set;

/**
 * Face at the kiosk (刷脸支付), alipay §7: the device tells what it is, gets what it needs to look at the patient, and then hands over
 * a token (fp and 33 characters) which is a payment code to the act {@code code-pay}. Takes no money and may be repeated. Safe to share.
 */
public final class AlipayFace {
    private static final Set<String> FIRM = Set.of("INVALID_PARAMETER", "MACHINE_SERVICE_SUSPEND", "BIZ_ID_REPEAT");
    private static final Set<String> FIRM_CODES = Set.of("20001", "40001", "40002", "40006");

    private final Gateway gateway;

    AlipayFace(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What the device needs.
     *
     * @param zimId number of this look at a face
     * @param clientData for the device's {@code verify}
     */
    public record Begun(String zimId, Secret clientData) {}

    /** @param metaInfo what the device's {@code getMetaInfo} returned, JSON */
    public Outcome<Begun> begin(Secret metaInfo) {
        if (metaInfo.isEmpty()) {
            return Outcome.neverSent("缺少刷脸设备信息");
        }
        return gateway.call(SmilePay.METHOD, "", SmilePay.biz(metaInfo.reveal()))
                .told(
                        node -> {
                            SmilePay.Told told = SmilePay.read(node);
                            return Outcome.succeeded(new Begun(told.zimId(), new Secret(told.clientData())));
                        },
                        no -> FIRM.contains(no.name()) || FIRM_CODES.contains(no.code())
                                ? Outcome.declined(no.sub().isEmpty() ? no.code() : no.sub(), no.text())
                                : Outcome.unknown(Doubt.NO_ANSWER, no.words()));
    }
}
