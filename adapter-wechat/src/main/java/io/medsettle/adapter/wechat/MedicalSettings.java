package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import java.util.Map;
import java.util.Set;

/**
 * What mixed orders need (移动医保支付 2.0), wechat §5.2. Checked when built.
 *
 * @param cityId Tencent's city code (城市ID), at most 8; it may differ from the division code
 * @param medInstName the hospital as filed with the insurer (医疗机构名称), at most 128
 * @param medInstNo its number there (医疗机构编码), at most 32
 * @param channelNo channel number from Tencent (渠道号), at most 32, "" for none
 * @param orderTypes order_type by entry and medical category: looked up as {@code entry/medType}, then {@code entry}
 * @param cardTypes card_type by the patient's certificate type, such as 01 → ID_CARD
 * @param passthrough whether payAuthNo, payOrdId and position are repeated in passthrough_request_content; the sources
 *     contradict each other (wechat C6)
 * @param zeroCashWritten whether an insurance-only order writes wechat_pay_cash_fee 0 instead of leaving it out; the
 *     sources contradict each other (wechat C14)
 * @param testEnvironment whether the insurance part goes to the bureau's test environment while the cash part stays real
 */
public record MedicalSettings(
        String cityId,
        String medInstName,
        String medInstNo,
        String channelNo,
        Map<String, String> orderTypes,
        Map<String, String> cardTypes,
        boolean passthrough,
        boolean zeroCashWritten,
        boolean testEnvironment) {
    private static final Set<String> ORDER_TYPES = Set.of(
            "REG_PAY",
            "DIAG_PAY",
            "COVID_EXAM_PAY",
            "IN_HOSP_PAY",
            "PHARMACY_PAY",
            "INSURANCE_PAY",
            "INT_REG_PAY",
            "INT_RE_DIAG_PAY",
            "INT_RX_PAY",
            "COVID_ANTIGEN_PAY",
            "MED_PAY");
    private static final Set<String> CARD_TYPES = Set.of(
            "ID_CARD",
            "HOUSEHOLD_REGISTRATION",
            "FOREIGNER_PASSPORT",
            "MAINLAND_TRAVEL_PERMIT_FOR_TW",
            "MAINLAND_TRAVEL_PERMIT_FOR_MO",
            "MAINLAND_TRAVEL_PERMIT_FOR_HK",
            "FOREIGN_PERMANENT_RESIDENT");

    public MedicalSettings {
        orderTypes = Map.copyOf(orderTypes);
        cardTypes = Map.copyOf(cardTypes);
        require(!cityId.isEmpty() && cityId.length() <= 8, "cityId must have 1 to 8 characters");
        require(!medInstName.isEmpty() && medInstName.length() <= 128, "medInstName must have 1 to 128 characters");
        require(!medInstNo.isEmpty() && medInstNo.length() <= 32, "medInstNo must have 1 to 32 characters");
        require(channelNo.length() <= 32, "channelNo must have at most 32 characters");
        require(!orderTypes.isEmpty(), "orderTypes is empty");
        orderTypes.values().forEach(type -> require(ORDER_TYPES.contains(type), "no order_type of the table: " + type));
        require(!cardTypes.isEmpty(), "cardTypes is empty");
        cardTypes.values().forEach(type -> require(CARD_TYPES.contains(type), "no card_type of the table: " + type));
    }
}
