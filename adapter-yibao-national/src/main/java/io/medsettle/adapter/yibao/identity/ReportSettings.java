package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.CentreDialect.TimestampFormat;
import io.medsettle.adapter.yibao.Demand;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where settlements are reported to (yibao-core §7.4, known from Zhongshan). An area that wants no reports has no such
 * settings, and {@code SettlementReporting.off()} takes the place of {@link YibaoReports}.
 *
 * @param party the insurer's name within this gateway, "yibao"
 * @param hospital fixmedins_code and fixmedins_name in {@code extra}
 * @param url the whole address
 * @param headers sent with each report
 * @param appId {@code 1} was seen
 * @param version of the envelope
 * @param timestamp form of the envelope's timestamp
 * @param orgId merchant number of the hospital at the platform, ≤40
 * @param orgType ≤10
 * @param cityCode 6 digits
 * @param payType ≤10
 * @param clientGroup cId in {@code extra}, "" if none was given
 * @param okCode code of a yes
 * @param knownCodes codes that say: had it already under this number
 * @param finals firm refusals
 * @param deadline for a whole call
 */
public record ReportSettings(
        String party,
        Hospital hospital,
        String url,
        Map<String, Secret> headers,
        String appId,
        String version,
        TimestampFormat timestamp,
        String orgId,
        String orgType,
        String cityCode,
        String payType,
        String clientGroup,
        String okCode,
        Set<String> knownCodes,
        List<FinalAnswer> finals,
        Duration deadline) {
    public ReportSettings {
        headers = Map.copyOf(headers);
        knownCodes = Set.copyOf(knownCodes);
        finals = List.copyOf(finals);
        Demand.party(party);
        Demand.address(url, "reports.url");
        Demand.that(!appId.isBlank() && !version.isBlank(), "reports.appId, reports.version: required");
        Demand.that(!orgId.isBlank() && orgId.length() <= 40, "reports.orgId: 1 to 40 characters");
        Demand.that(cityCode.matches("\\d{6}"), "reports.cityCode: 6 digits");
        Demand.that(!okCode.isEmpty(), "reports.okCode: required");
        Demand.positive(deadline, "reports.deadline");
    }
}
