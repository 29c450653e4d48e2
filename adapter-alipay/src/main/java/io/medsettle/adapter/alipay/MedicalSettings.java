package io.medsettle.adapter.alipay;

import static io.medsettle.adapter.alipay.AlipaySettings.require;

import java.util.List;
import java.util.Map;

/**
 * What the insurance part needs (移动医保支付), alipay §5. Checked when built.
 *
 * @param flow who shows the patient the cashier
 * @param orgCode institution code (定点医药机构编码), a letter and 11 digits
 * @param orgAppId the hospital's application at the mobile payment centre
 * @param orgChnlCrtfCode channel certification code (机构渠道认证编码)
 * @param insCode institution code given by Alipay (机构编码), "" for none
 * @param bizType 04107 for mobile payment
 * @param merchantName the hospital as the patient reads it
 * @param cityCode settlement city, 6 digits
 * @param authorisationReturn where the consent page returns to ({@code alipays://platformapi/startapp?…})
 * @param paymentReturn where the cashier returns to
 * @param channelCode channel code given by Alipay, "" for none
 * @param scene what the cashier is about, as agreed with Alipay, "" for none
 * @param requestContent what a region wants passed through (医保透传参数), "" for none
 * @param scopes what the mini program asks consent for; must hold {@code nhsamp}
 * @param states what Alipay's words for the two parts mean; they are not published, so a word that is not here is no answer
 */
public record MedicalSettings(
        Flow flow,
        String orgCode,
        String orgAppId,
        String orgChnlCrtfCode,
        String insCode,
        String bizType,
        String merchantName,
        String cityCode,
        String authorisationReturn,
        String paymentReturn,
        String channelCode,
        String scene,
        String requestContent,
        List<String> scopes,
        Map<String, State> states) {

    /** Who shows the patient the cashier (alipay §5.4). */
    public enum Flow {
        /** Alipay's own page takes both parts at once (混合一站式). */
        ALIPAY_CASHIER,
        /** The hospital's page; only the cash part is paid at Alipay. */
        HOSPITAL_LED
    }

    /** How a part stands. */
    public enum State {
        PENDING,
        PAID,
        FAILED,
        CLOSED,
        REFUNDED,
        PARTIAL_REFUND
    }

    public MedicalSettings {
        scopes = List.copyOf(scopes);
        states = Map.copyOf(states);
        require(orgCode.matches("[A-Z][0-9]{11}"), "orgCode must be a letter and 11 digits");
        require(!orgAppId.isBlank() && !orgChnlCrtfCode.isBlank(), "orgAppId or orgChnlCrtfCode is empty");
        require(!bizType.isBlank(), "bizType is empty");
        require(!merchantName.isBlank(), "merchantName is empty");
        require(cityCode.matches("[0-9]{6}"), "cityCode must be 6 digits");
        require(!authorisationReturn.isBlank() && !paymentReturn.isBlank(), "a return address is empty");
        require(scopes.contains("nhsamp"), "scopes must hold nhsamp");
    }
}
