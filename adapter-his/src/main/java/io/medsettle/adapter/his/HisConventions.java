package io.medsettle.adapter.his;

import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one site's profile agrees on beyond address and keys (his §2, §6.1). Immutable, checked when built.
 *
 * @param basePath raw path before every transaction's own, "/his/v1"; it is signed with the rest of the path
 * @param amounts how amounts are written
 * @param billByPayTime whether the HIS bill selects by the time that we report (his §4 rule 13), else by its booking time
 * @param holdAtLeast a recheck renews the hold when less than this is left of it, so that the patient has time to pay
 * @param identityDays how many days after today a chosen insurance identity stays good, 0 for today only
 * @param operator who is named as the clerk where nobody is, ≤64
 * @param refundSource who is named as asking for a refund where nobody is: WINDOW, PATIENT, CONSOLE, KIOSK, AUTO, HIS
 * @param channels channel names that HIS wants, by party, where they are not the party's name in capitals
 * @param furtherRefusals codes of this site that are a firm no, beyond the profile's own
 */
public record HisConventions(
        String basePath,
        HisAmounts amounts,
        boolean billByPayTime,
        Duration holdAtLeast,
        int identityDays,
        String operator,
        String refundSource,
        Map<String, String> channels,
        Set<String> furtherRefusals) {
    /** Who may ask for a refund, in the profile's words. */
    private static final Set<String> SOURCES = Set.of("WINDOW", "PATIENT", "CONSOLE", "KIOSK", "AUTO", "HIS");

    public HisConventions {
        channels = Map.copyOf(channels);
        furtherRefusals = Set.copyOf(furtherRefusals);
        need(basePath.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*"), "basePath");
        need(!holdAtLeast.isNegative(), "holdAtLeast");
        need(identityDays >= 0 && identityDays <= 366, "identityDays");
        need(!operator.isBlank() && operator.length() <= 64, "operator");
        need(SOURCES.contains(refundSource), "refundSource");
        need(channels.values().stream().allMatch(c -> c.matches("[A-Z0-9_]{1,32}")), "channels");
        need(furtherRefusals.stream().allMatch(c -> c.matches("[12]\\d{3}")), "furtherRefusals");
    }

    /** The profile as it stands in his §6: a hold of ten minutes at a recheck, bill by payment time, channels in capitals. */
    public static HisConventions of(String basePath, HisAmounts amounts) {
        return new HisConventions(
                basePath, amounts, true, Duration.ofMinutes(10), 0, "GATEWAY", "PATIENT", Map.of(), Set.of());
    }

    public HisConventions refusing(Set<String> codes) {
        return new HisConventions(
                basePath, amounts, billByPayTime, holdAtLeast, identityDays, operator, refundSource, channels, codes);
    }

    /** A party as HIS names it in a leg: "wechat" is WECHAT, "credit-gz" is CREDIT_GZ. */
    public String channel(Party party) {
        return channels.getOrDefault(
                party.name(), party.name().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The source, if it is one that the profile knows, else the setting. */
    public String source(String told) {
        return SOURCES.contains(told) ? told : refundSource;
    }

    private static void need(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("HIS convention is not usable: " + what);
        }
    }
}
