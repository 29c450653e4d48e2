package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How electronic vouchers are decoded (yibao-core §7.3).
 *
 * @param party the insurer's name within this gateway, "yibao"
 * @param hospital who asks; its code is the orgId
 * @param way by which of the three ways
 * @param url of the e-voucher service; "" unless the way is {@link Way#SERVICE}
 * @param headers sent with each question to the service, such as an account and its key
 * @param deviceType deviceType, ≤30: {@code SelfService} on a kiosk
 * @param codeForm what a voucher's code looks like (28 digits seen): anything else is refused without asking
 * @param names names that no source prints
 * @param okCodes codes of a yes: {@code 0}
 * @param finals firm refusals
 * @param tokenLife for how long a token is used after decoding; its true life is in no source
 * @param deadline for a whole call
 */
public record VoucherSettings(
        String party,
        Hospital hospital,
        Way way,
        String url,
        Map<String, Secret> headers,
        String deviceType,
        Pattern codeForm,
        Names names,
        Set<String> okCodes,
        List<FinalAnswer> finals,
        Duration tokenLife,
        Duration deadline) {
    /** The three ways. */
    public enum Way {
        /** A library on the kiosk (NationECCode.dll, documented as 6101) scans and decodes; the kiosk posts its answer. */
        LIBRARY,
        /** The e-voucher service (localQrCodeQuery). */
        SERVICE,
        /** 1162 at the counter platform, in some provinces. */
        CORE_1162
    }

    /**
     * Names that no source prints.
     *
     * @param code member that carries the scanned code
     * @param coreInput node of 1162's input in which the rest stands, "" for the input itself
     * @param coreOutput node of 1162's output in which the answer stands, "" for the output itself
     * @param ownerName member that names the relative who shows a dependant's code, "" where the centre tells none
     * @param relation member that tells the relation, "" where the centre tells none
     * @param ownRelation the relation's value for one's own code
     */
    public record Names(
            String code, String coreInput, String coreOutput, String ownerName, String relation, String ownRelation) {
        public Names {
            Demand.that(!code.isBlank(), "vouchers.names.code: required");
            Demand.that(
                    relation.isEmpty() || !ownRelation.isEmpty(),
                    "vouchers.names.ownRelation: where relation is named");
        }

        /** What the sources make most likely; nothing is said about a code's owner. */
        public static Names likely() {
            return new Names("ecQrCode", "data", "data", "", "", "");
        }
    }

    public VoucherSettings {
        headers = Map.copyOf(headers);
        okCodes = Set.copyOf(okCodes);
        finals = List.copyOf(finals);
        Demand.party(party);
        Demand.that((way == Way.SERVICE) == !url.isEmpty(), "vouchers.url: for the service, and only for it");
        if (way == Way.SERVICE) {
            Demand.address(url, "vouchers.url");
        }
        Demand.that(deviceType.length() <= 30, "vouchers.deviceType: at most 30 characters");
        Demand.that(!okCodes.isEmpty(), "vouchers.okCodes: at least one");
        Demand.positive(tokenLife, "vouchers.tokenLife");
        Demand.positive(deadline, "vouchers.deadline");
    }

    /** The one refusal that the sources show, and its words for where the code says nothing. */
    public static List<FinalAnswer> knownFinals() {
        return List.of(
                new FinalAnswer("500159", "", IdentityRefusal.NOT_A_VOUCHER),
                new FinalAnswer("*", "请使用医保电子凭证二维码", IdentityRefusal.NOT_A_VOUCHER));
    }

    /** 28 digits. */
    public static Pattern seenForm() {
        return Pattern.compile("\\d{28}");
    }
}
