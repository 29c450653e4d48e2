package io.medsettle.ports.counterparty;

/**
 * Names of the things that one far side tells and another needs. A note is plain; those marked "secret" travel and rest
 * encrypted. Lengths are those of the narrowest far side.
 */
public final class NoteKey {
    /** Hospital (机构编码). */
    public static final String ORG = "org";
    /** Entry: "online-mixed", "online-self-pay" … */
    public static final String ENTRY = "entry";
    /** HIS patient number (患者ID), ≤64. */
    public static final String PATIENT_ID = "patientId";
    /** HIS visit number (就诊号), ≤30. */
    public static final String VISIT_NO = "visitNo";
    /** Prescription numbers (处方号), comma between them. */
    public static final String RX_NOS = "rxNos";
    /** Channel as HIS knows it: WECHAT, ALIPAY … */
    public static final String CHANNEL = "channel";
    /** HIS order (收费单), told by the freeze, ≤64. */
    public static final String HIS_ORDER_ID = "hisOrderId";
    /** Version of the HIS order, told by the freeze. */
    public static final String HIS_VERSION = "hisVersion";
    /** Permit of HIS for a refund (hisRefundNo), ≤64. */
    public static final String HIS_REFUND_NO = "hisRefundNo";
    /** "1" if HIS asked for the refund itself, under its own number: its permit is given. */
    public static final String HIS_ASKED = "hisAsked";
    /** Visit at the insurer (mdtrt_id), ≤30. */
    public static final String MDTRT_ID = "mdtrtId";
    /** Payment order of the mobile pay centre (payOrdId), ≤64. */
    public static final String PAY_ORD_ID = "payOrdId";
    /** Hospital order number at the centre (medOrgOrd), ≤20. */
    public static final String MED_ORG_ORD = "medOrgOrd";
    /** Charge batch (chrgBchno), ≤30. */
    public static final String CHRG_BCHNO = "chrgBchno";
    /** When the fees were uploaded, ISO instant. */
    public static final String UPLOADED_AT = "uploadedAt";
    /** Settlement at the insurer (setl_id), ≤30. */
    public static final String SETL_ID = "setlId";
    /** Insurance type (insutype), ≤6. */
    public static final String INSU_TYPE = "insuType";
    /** Insured place (insuplc_admdvs), 6 digits. */
    public static final String ADMDVS = "admdvs";
    /** Medical category (med_type), ≤6. */
    public static final String MED_TYPE = "medType";
    /** Whether the personal account may be used: 0 or 1. */
    public static final String ACCOUNT_USED = "accountUsed";
    /** Certificate type of the patient, 01 = ID card. */
    public static final String CERT_TYPE = "certType";
    /** Words shown on the patient's bill. */
    public static final String DESCRIPTION = "description";
    /** Prepay id of the cash order at WeChat (prepay_id), ≤64. */
    public static final String PREPAY_ID = "prepayId";
    /** Number of the mixed order at WeChat (mix_trade_no), ≤32. */
    public static final String MIX_TRADE_NO = "mixTradeNo";
    /** Which clerk, kiosk or client asked. */
    public static final String OPERATOR = "operator";
    /** Words why a refund is asked. */
    public static final String REASON = "reason";

    /** Secret: patient's name (姓名). */
    public static final String NAME = "name";
    /** Secret: certificate number (证件号码). */
    public static final String CERT_NO = "certNo";
    /** Secret: personal number at the insurer (psn_no). */
    public static final String PSN_NO = "psnNo";
    /** Secret: who pays at the channel (openid, buyer id). */
    public static final String PAYER_ID = "payerId";
    /** Secret: authorisation of one insurance payment (payAuthNo), single use, minutes. */
    public static final String PAY_AUTH_NO = "payAuthNo";
    /** Secret: credential of one centre order (payToken). */
    public static final String PAY_TOKEN = "payToken";
    /** Secret: the patient's position, "longitude,latitude". */
    public static final String POSITION = "position";
    /** Secret: authorisation to reverse after our own failure (revsToken), about an hour. */
    public static final String REVS_TOKEN = "revsToken";
    /** Secret: the fee sheet ({@code FeeSheet.text()}). */
    public static final String FEE_SHEET = "feeSheet";

    private NoteKey() {}
}
