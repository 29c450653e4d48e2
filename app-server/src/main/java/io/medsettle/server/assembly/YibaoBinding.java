package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.value.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The national insurer ({@code medsettle.yibao}): counter platform and mobile pay centre.
 *
 * @param coreUrl address with {@code {infno}} in it
 * @param paasId account at the gateway in front of it
 * @param signInPassword clear password of the operator, for dialects whose sign-in wants one
 * @param nodeDigit 0 to 9, different on each node
 * @param centreUrl address of the mobile pay centre
 * @param hospitalKey Base64 of the hospital's SM2 private key
 * @param centreKey Base64 of the centre's SM2 public key
 * @param unlocated what 6201 says of a patient whose position nobody has told: {@code longitude,latitude} as agreed on with
 *     the region, or {@code REFUSE}
 * @param gateway what stands in front of the counter platform: TIF, CSB, X_CA, API_KEY, NONE
 * @param dialect the counter platform's dialect: the name of a built-in one, or a file's path
 * @param noticeWaits whether the centre waits for our answer to 6302
 * @param uploadBudget how long one turn of a stay's upload may work; a third of {@code medsettle.gateway.deadline} if it
 *     is not given, so that a turn ends before anybody takes it for lost
 */
@ConfigurationProperties("medsettle.yibao")
record YibaoBinding(
        @NotBlank String coreUrl,
        @Bindable(defaultValue = "") String paasId,
        @Bindable(defaultValue = "") String gatewaySecret,
        @Bindable(defaultValue = "") String signInPassword,
        @Bindable(defaultValue = "3") String operatorType,
        @NotBlank String operatorCode,
        @NotBlank String operatorName,
        @NotBlank String operatorMac,
        @NotBlank String operatorIp,
        @Bindable(defaultValue = "0") int nodeDigit,
        @NotBlank String centreUrl,
        @NotBlank String appId,
        @NotBlank String appSecret,
        @NotBlank String hospitalKey,
        @NotBlank String centreKey,
        @NotBlank String unlocated,
        @Bindable(defaultValue = "TIF") CoreSettings.Gateway gateway,
        @Bindable(defaultValue = "baseline") @NotBlank String dialect,
        @Bindable(defaultValue = "true") boolean noticeWaits,
        @Nullable Duration uploadBudget) {
    /** What is usual, with a turn of an upload that fits into what the engine grants one call. */
    YibaoPolicy policy(Duration deadline) {
        Duration budget = uploadBudget == null ? deadline.dividedBy(3) : uploadBudget;
        if (budget.compareTo(deadline) >= 0) {
            throw new IllegalArgumentException(
                    "medsettle.yibao.upload-budget: shorter than medsettle.gateway.deadline");
        }
        CounterPolicy counter = CounterPolicy.usual();
        YibaoPolicy policy = YibaoPolicy.usual()
                .withCounter(counter.withUploads(counter.linesPerCall(), counter.linesPerBatch(), budget));
        return noticeWaits ? policy.withNoticeWaits() : policy;
    }

    /** Where the counter platform is. */
    CorePlace place() {
        return new CorePlace(
                "medsettle.yibao",
                coreUrl,
                gateway,
                paasId,
                new Secret(gatewaySecret),
                new Secret(signInPassword),
                dialect);
    }

    /** The counter platform's dialect; in production only one that was confirmed. */
    CoreDialect coreDialect(boolean production) {
        return place().spoken(production);
    }

    @Override
    public String toString() {
        return "YibaoBinding[" + coreUrl + ", " + centreUrl + "]";
    }
}
