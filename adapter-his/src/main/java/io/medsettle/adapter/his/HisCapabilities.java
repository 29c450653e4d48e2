package io.medsettle.adapter.his;

import java.time.Instant;
import java.util.Map;

/**
 * What a site's HIS offers (能力开关, his §5, told by H01). Immutable.
 *
 * @param freeze O02 holds the bill; without it O02 only prices it
 * @param reverseInsurance F04 reverses an insurance settlement without the patient (免授权冲正)
 * @param permitRefund F01 is asked before a refund
 * @param partialRefund less than everything can be refunded
 * @param insuranceIdentity P03 takes the chosen identity
 * @param billByPayTime its bill selects by the time that we report
 * @param insuranceOwner who makes the insurance calls, GATEWAY, HIS or NONE, by insurance class (GUANGZHOU, CITY_DIRECT,
 *     PROVINCE_OTHER, NATION_OTHER, SELF_PAY)
 * @param version of its interface
 * @param time its clock when it answered
 */
public record HisCapabilities(
        boolean freeze,
        boolean reverseInsurance,
        boolean permitRefund,
        boolean partialRefund,
        boolean insuranceIdentity,
        boolean billByPayTime,
        Map<String, String> insuranceOwner,
        String version,
        Instant time) {
    public HisCapabilities {
        insuranceOwner = Map.copyOf(insuranceOwner);
    }
}
