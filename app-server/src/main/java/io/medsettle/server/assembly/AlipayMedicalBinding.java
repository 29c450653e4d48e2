package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.MedicalSettings;
import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.adapter.alipay.MedicalSettings.State;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Insurance at Alipay ({@code medsettle.alipay.medical}); without {@code org-app-id} Alipay collects cash only.
 *
 * @param flow who shows the cashier: ALIPAY_CASHIER, or HOSPITAL_LED
 * @param orgAppId the hospital's application at the mobile payment centre
 * @param orgChnlCrtfCode channel certification code (机构渠道认证编码)
 * @param insCode institution code given by Alipay
 * @param cityCode settlement city, 6 digits
 * @param authorisationReturn where the consent page returns to unless a client says otherwise
 * @param paymentReturn where the cashier returns to
 * @param scopes what the patient consents to, {@code nhsamp} among them
 * @param positionNeeded whether an order without the patient's position is refused: the centre wants one, Alipay tells none
 * @param states what Alipay's unpublished words mean: for each state (PAID, FAILED …) its words, comma between them
 */
@ConfigurationProperties("medsettle.alipay.medical")
@Requires(property = "medsettle.alipay.medical.org-app-id")
record AlipayMedicalBinding(
        @Bindable(defaultValue = "ALIPAY_CASHIER") Flow flow,
        @NotBlank String orgAppId,
        @NotBlank String orgChnlCrtfCode,
        @Bindable(defaultValue = "") String insCode,
        @Bindable(defaultValue = "04107") String bizType,
        @NotBlank String cityCode,
        @NotBlank String authorisationReturn,
        @NotBlank String paymentReturn,
        @Bindable(defaultValue = "") String channelCode,
        @Bindable(defaultValue = "") String scene,
        @Bindable(defaultValue = "") String requestContent,
        @Bindable(defaultValue = "nhsamp,auth_base") List<String> scopes,
        @Bindable(defaultValue = "true") boolean positionNeeded,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW) @Nullable
        Map<String, String> states) {

    MedicalSettings settings(GatewaySettings gateway) {
        return new MedicalSettings(
                flow,
                gateway.org(),
                orgAppId,
                orgChnlCrtfCode,
                insCode,
                bizType,
                gateway.orgName(),
                cityCode,
                authorisationReturn,
                paymentReturn,
                channelCode,
                scene,
                requestContent,
                scopes,
                byWord());
    }

    private Map<String, State> byWord() {
        Map<String, State> byWord = new HashMap<>();
        Map<State, String> told = new EnumMap<>(State.class);
        if (states != null) {
            states.forEach((state, words) -> told.put(State.valueOf(state), words));
        }
        told.forEach((state, words) -> List.of(words.split(",")).forEach(word -> byWord.put(word.strip(), state)));
        return byWord;
    }

    @Override
    public String toString() {
        return "AlipayMedicalBinding[" + flow + ", " + cityCode + "]";
    }
}
