package io.medsettle.adapter.yibao;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * A region's manners at the mobile pay centre (mobile-pay §10).
 *
 * @param wrapper sealed envelope, or the counter platform's envelope
 * @param version of the envelope, {@code 2.0.1}; not the version of the document
 * @param encType literal as sent and signed, {@code SM4}
 * @param signType literal as sent and signed, {@code SM2}
 * @param timestampFormat of the envelope
 * @param acceptDerSignature whether a DER signature is taken beside raw r‖s
 * @param verifyNumberDialect whether a second attempt at verifying keeps numbers and booleans as received
 * @param successCodes codes that mean yes, compared as trimmed text
 * @param conservation which amounts make up the total
 * @param hospitalPart where the hospital's own part is booked
 * @param begntimeFormat pattern of begntime, feeOcurTime and diagTime
 * @param feeType 6201 and 6202, {@code 01}
 * @param settlementWay psnSetlway, {@code 01}
 * @param reformFlag pubHospRfomFlag
 * @param uncodedItem code sent for an explicitly self-paid item that has no national code; empty = such a bill is refused
 * @param sendsInsuplc whether insuplcAdmdvs is sent beside insuCode
 */
public record CentreDialect(
        Wrapper wrapper,
        String version,
        String encType,
        String signType,
        TimestampFormat timestampFormat,
        boolean acceptDerSignature,
        boolean verifyNumberDialect,
        Set<String> successCodes,
        Conservation conservation,
        HospitalPart hospitalPart,
        String begntimeFormat,
        String feeType,
        String settlementWay,
        String reformFlag,
        Optional<String> uncodedItem,
        boolean sendsInsuplc) {
    /** What the business data travel in (mobile-pay §1.1). */
    public enum Wrapper {
        SEALED,
        /** Unsealed, in the counter platform's envelope and through its gateway; callbacks are not understood then. */
        FSI_WRAPPED
    }

    /** How the envelope says when. */
    public enum TimestampFormat {
        DIGITS_14,
        EPOCH_MILLIS
    }

    /** The conservation law (mobile-pay §3.2). */
    public enum Conservation {
        /** cash + account + fund + other = total; an absent other is zero, so that this serves V2.0 too. */
        WITH_OTHER,
        /** cash + account + fund = total; other fees are told apart and lie outside. */
        WITHOUT_OTHER
    }

    /** Where hospPartAmt is booked; the documents do not say (mobile-pay §3.2). */
    public enum HospitalPart {
        /** It is inside fundPay, and booked apart from the fund. */
        INSIDE_FUND,
        /** It changes nothing that anybody pays; noted, not booked. */
        NOTED_ONLY
    }

    public CentreDialect {
        successCodes = Set.copyOf(successCodes);
        Demand.that(!version.isEmpty(), "centre.dialect.version: required");
        Demand.that(!encType.isEmpty() && !signType.isEmpty(), "centre.dialect.encType, signType: required");
        Demand.that(!successCodes.isEmpty(), "centre.dialect.successCodes: at least one");
        Demand.that(!begntimeFormat.isEmpty(), "centre.dialect.begntimeFormat: required");
        Demand.that(readable(begntimeFormat), "centre.dialect.begntimeFormat: a pattern for a time");
        uncodedItem.ifPresent(
                c -> Demand.that(!c.isEmpty() && c.length() <= 50, "centre.dialect.uncodedItem: 1 to 50"));
    }

    private static boolean readable(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern)
                    .format(LocalDateTime.of(2026, 1, 5, 9, 30))
                    .isEmpty();
        } catch (IllegalArgumentException | DateTimeException notAPattern) {
            return false;
        }
    }

    /** The national profile, version 2. To be confirmed at the joint test (mobile-pay §11). */
    public static CentreDialect national() {
        return new CentreDialect(
                Wrapper.SEALED,
                "2.0.1",
                "SM4",
                "SM2",
                TimestampFormat.DIGITS_14,
                false,
                true,
                Set.of("0"),
                Conservation.WITH_OTHER,
                HospitalPart.INSIDE_FUND,
                "yyyy-MM-dd HH:mm:ss",
                "01",
                "01",
                "0",
                Optional.empty(),
                true);
    }
}
