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
    /** Number of the cash trade at Alipay (trade_no), ≤64. */
    public static final String TRADE_NO = "tradeNo";
    /** Which clerk, kiosk or client asked. */
    public static final String OPERATOR = "operator";
    /** Fee lines that are given back (明细流水号), comma between them. */
    public static final String ITEMS = "refundItems";
    /** Words why a refund is asked. */
    public static final String REASON = "reason";
    /** By what the patient is known at the counter (mdtrt_cert_type): 01 e-voucher, 02 identity document, 03 card. */
    public static final String MDTRT_CERT_TYPE = "mdtrtCertType";
    /** Kind of person (psn_type), ≤6. */
    public static final String PSN_TYPE = "psnType";
    /** Told by a trial: wholly self-paid (fulamt_ownpay_amt), fen. */
    public static final String FULL_SELF_PAY = "fullSelfPay";
    /** Told by a trial: above the price limit (overlmt_selfpay), fen. */
    public static final String OVER_LIMIT = "overLimit";
    /** Told by a trial: first self-paid share (preselfpay_amt), fen. */
    public static final String FIRST_SELF_PAY = "firstSelfPay";
    /** Told by a trial: within the policy's scope (inscp_scp_amt), fen. */
    public static final String IN_SCOPE = "inScope";
    /** Told by a settlement: clearing category (clr_type), ≤6. */
    public static final String CLR_TYPE = "clrType";
    /** Told by a settlement: clearing agency (clr_optins), 6 digits. */
    public static final String CLR_OPTINS = "clrOptins";
    /** Told by a settlement: the fund's sum exactly as the insurer said it (fund_pay_sumamt), fen, signed. */
    public static final String FUND_SUM = "fundSum";
    /** Told by a settlement: what the family account (共济) bears inside the account part, fen. */
    public static final String FAMILY_ACCOUNT = "familyAccount";
    /** Stay at HIS (stayId), ≤64. */
    public static final String STAY_ID = "stayId";
    /** Number of the stay that people see (住院号), ≤30. */
    public static final String ADMISSION_NO = "admissionNo";
    /** How many fee lines the frozen stay has. */
    public static final String LINE_COUNT = "lineCount";
    /** Slot of a schedule, told by the client, ≤64. */
    public static final String SLOT_ID = "slotId";
    /** Lock of a slot, told by HIS, ≤64. */
    public static final String LOCK_ID = "lockId";
    /** Registration at HIS (挂号单), ≤64. */
    public static final String REGISTRATION_ID = "registrationId";
    /** "1" booked for a later day (预约), "" same day. */
    public static final String BOOKED = "booked";
    /** What our deposit book holds for the stay when the round opened, fen. */
    public static final String DEPOSIT_HELD = "depositHeld";
    /** Number under which a settlement was reported to the e-voucher's platform (bizTraceNo), ≤40. */
    public static final String REPORT_NO = "reportNo";
    /** Insurance class (参保类别) by {@code PatientClass}: who makes the insurance calls and which switches hold. */
    public static final String INSURANCE_CLASS = "insuranceClass";
    /** "1" if nobody shows a card or a code: identity by document, settlement in the background (无感支付标识). */
    public static final String NO_SENSE = "noSense";
    /** The most that the credit platform may take from the personal account (医保个账支付), fen; "" = none. */
    public static final String CREDIT_ACCOUNT_MOST = "creditAccountMost";
    /** Told by a credit payment: what of it came from the personal account, fen; it lies inside the cash part. */
    public static final String CREDIT_ACCOUNT = "creditAccount";
    /** Told by a credit payment: out of which purse (信用, 借记, 医保个账, 组合), in the platform-independent word. */
    public static final String CREDIT_MODE = "creditMode";
    /** "1" if a relative pays (亲情付). */
    public static final String FAMILY_PAY = "familyPay";
    /** How the platform secures a stay's deposit: CHARGE, PREAUTH or WAIVE. */
    public static final String DEPOSIT_MODE = "depositMode";
    /** Department that ordered (科室编码), ≤30. */
    public static final String DEPT_CODE = "deptCode";
    /** Department that ordered (科室名称), ≤50. */
    public static final String DEPT_NAME = "deptName";
    /** Which terminal asked. */
    public static final String TERMINAL = "terminal";

    /** Secret: patient's name (姓名). */
    public static final String NAME = "name";
    /** Secret: certificate number (证件号码). */
    public static final String CERT_NO = "certNo";
    /** Secret: personal number at the insurer (psn_no). */
    public static final String PSN_NO = "psnNo";
    /** Secret: who pays at the channel (openid, buyer id). */
    public static final String PAYER_ID = "payerId";
    /** Secret: the payer's own token at the channel (access_token, auth_token), days. */
    public static final String USER_TOKEN = "userToken";
    /** Secret: the payer's e-voucher as the channel names it (medical_card_id). */
    public static final String MEDICAL_CARD = "medicalCard";
    /** Who issued that e-voucher (medical_card_inst_id). */
    public static final String MEDICAL_CARD_ISSUER = "medicalCardIssuer";
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
    /** Secret: what stands on the patient's card, code or document (mdtrt_cert_no), ≤50. */
    public static final String MDTRT_CERT_NO = "mdtrtCertNo";
    /** Secret: recognition code of a social security card (card_sn), ≤32. */
    public static final String CARD_SN = "cardSn";
    /** Secret: token of the patient's e-voucher (ecToken). */
    public static final String EC_TOKEN = "ecToken";
    /** Secret: the patient's contract with the credit platform (contractNo), ≤40; empty where a relative pays. */
    public static final String CREDIT_CONTRACT = "creditContract";
    /** Secret: the relative's contract with the credit platform (payerContractNo), ≤40. */
    public static final String PAYER_CONTRACT = "payerContract";
    /** Secret: the patient's phone number, 11 digits. */
    public static final String MOBILE = "mobile";
    /** Secret: phone number of the relative who pays (亲情付), 11 digits. */
    public static final String PAYER_MOBILE = "payerMobile";
    /** Secret: payment code or face token (付款码), single use, about a minute. */
    public static final String PAY_CODE = "payCode";

    private NoteKey() {}
}
