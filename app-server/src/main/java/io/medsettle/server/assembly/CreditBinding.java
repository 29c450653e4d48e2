package io.medsettle.server.assembly;

import io.medsettle.adapter.creditgz.CreditAbsence;
import io.medsettle.adapter.creditgz.CreditDeadlines;
import io.medsettle.adapter.creditgz.CreditProfile;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The credit platform ({@code medsettle.credit.platform}); without a merchant number there is none. Keys stand under
 * {@code medsettle.credit-keys}.
 *
 * @param profile how it speaks: the name of a shipped profile, or a file that ends in .yaml
 * @param merId merchant number
 * @param orgCode 定点医药机构编码
 * @param appId application, "" where the platform has none
 * @param baseUrl address of this environment
 * @param allowUnverified lets a profile into production that nobody has compared with the operator's document
 * @param notices whether the platform is told where to send its notices
 * @param call deadline of payments and refunds
 * @param question deadline of questions
 * @param bill deadline of a bill
 * @param absenceAge how long after the last sending "not found" begins to count
 * @param absenceSpacing how far apart two of them are
 * @param longestBill in bytes
 */
@ConfigurationProperties("medsettle.credit.platform")
@Requires(property = "medsettle.credit.platform.mer-id")
record CreditBinding(
        @Bindable(defaultValue = "gz-credit-inferred-1") @NotBlank
        String profile,

        @NotBlank String merId,
        @NotBlank String orgCode,
        @Bindable(defaultValue = "") String appId,
        URI baseUrl,
        @Bindable(defaultValue = "false") boolean allowUnverified,
        @Bindable(defaultValue = "false") boolean notices,
        @Bindable(defaultValue = "15s") Duration call,
        @Bindable(defaultValue = "8s") Duration question,
        @Bindable(defaultValue = "60s") Duration bill,
        @Bindable(defaultValue = "5m") Duration absenceAge,
        @Bindable(defaultValue = "1m") Duration absenceSpacing,
        @Bindable(defaultValue = "104857600") @Min(1) long longestBill) {

    CreditProfile read() {
        try {
            return profile.endsWith(".yaml") ? CreditProfile.read(Path.of(profile)) : CreditProfile.shipped(profile);
        } catch (IOException e) {
            throw new UncheckedIOException("medsettle.credit.platform.profile cannot be read: " + profile, e);
        }
    }

    /** Never longer than the gateway gives any call: nobody asks before that is over. */
    CreditDeadlines deadlines(Duration longest) {
        return new CreditDeadlines(shorter(call, longest), shorter(question, longest), bill);
    }

    CreditAbsence absence() {
        return new CreditAbsence(absenceAge, absenceSpacing);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public String toString() {
        return "CreditBinding[" + profile + ", " + merId + ", " + baseUrl + "]";
    }
}
