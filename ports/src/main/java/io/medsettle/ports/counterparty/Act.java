package io.medsettle.ports.counterparty;

/** What a far side can be told to do; a plan names acts, an adapter carries them out. */
public final class Act {
    /** HIS: freeze the bill (锁单); tells WHOLE, the HIS order and the fee sheet. Abandon = release. */
    public static final String FREEZE = "freeze";
    /** HIS: still payable, same total? Leaves no trace. */
    public static final String RECHECK = "recheck";
    /** HIS: write the settlement down (结算回写). Reverse = red receipt after a refund (红冲). */
    public static final String WRITE_BACK = "write-back";
    /** HIS: may this be refunded? (退费许可) Abandon = tell HIS that it was not. */
    public static final String PERMIT = "permit";
    /** Insurer: register the visit (就诊登记). Abandon = cancel it. */
    public static final String VISIT = "visit";
    /** Insurer: visit and diagnoses (就诊信息上传). */
    public static final String DIAGNOSES = "diagnoses";
    /** Insurer: upload the fee lines (费用明细上传). Abandon = revoke. */
    public static final String UPLOAD = "upload";
    /** Insurer: price and order; the patient pays it at the cashier (支付下单). */
    public static final String ORDER = "order";
    /** Channel: the patient's own money (自费部分). */
    public static final String CASH = "cash";
    /** Channel: the page on which the patient pays all parts at once (混合收银). Moves no money of its own. */
    public static final String MIXED = "mixed";
    /** A message to the patient. */
    public static final String NOTICE = "notice";

    /** The e-voucher's platform: told what came of a settlement or its refund (结算回传). */
    public static final String REPORT = "report";

    /** Insurer, counter: upload the fee lines of an outpatient visit (2204). Abandon = revoke (2205). */
    public static final String FEES = "fees";
    /** Insurer, counter: price what was uploaded (门诊预结算 2206). Leaves nothing; tells the parts. */
    public static final String TRIAL = "trial";
    /** Insurer, counter: settle (门诊结算 2207). Never sent twice. Reverse = 2208. */
    public static final String SETTLE = "settle";
    /** Insurer: voucher for the patient's cash of one 医保码 scan (一码付). Leaves nothing that lasts. */
    public static final String VOUCHER = "voucher";
    /** Insurer: register a stay (入院办理 2401). Abandon = 2404. */
    public static final String ADMIT = "admit";
    /** Insurer: take the registration of a stay away (入院撤销 2404), after its fees (2302). */
    public static final String CANCEL_ADMISSION = "cancel-admission";
    /** Insurer: upload the fee lines of a stay in batches (2301). Abandon = revoke all (2302). */
    public static final String STAY_FEES = "stay-fees";
    /** Insurer: correct diagnoses (2403) and register the discharge (出院办理 2402). Abandon = 2405. */
    public static final String DISCHARGE = "register-discharge";
    /** Insurer: take the discharge away (出院撤销 2405). */
    public static final String CANCEL_DISCHARGE = "cancel-discharge";
    /** Insurer: price the stay (住院预结算 2303). Leaves nothing; tells the parts. */
    public static final String STAY_TRIAL = "stay-trial";
    /** Insurer: settle the stay (住院结算 2304). Never sent twice. Reverse = 2305. */
    public static final String STAY_SETTLE = "stay-settle";
    /** Insurer: apply for the clearing of a period (清算申请 3203). Never sent twice. Reverse = withdraw it (3204). */
    public static final String CLEARING = "clearing";

    /** Channel: pay by the code in the patient's phone or by face (付款码, 刷脸). A code pays once. */
    public static final String CODE_PAY = "code-pay";
    /** Channel: the patient scans a code that we show (扫码支付). A code nobody has scanned yet is no order over there. */
    public static final String QR_PAY = "qr-pay";
    /** Credit platform: may so much of the patient's own part be collected now? (额度) Leaves nothing. */
    public static final String CREDIT_LIMIT = "credit-limit";
    /** Credit platform: collects the patient's own part of an outpatient bill in the background (门诊无感支付). */
    public static final String CREDIT_PAY = "credit-pay";
    /** Credit platform: collects a deposit of a stay (押金无感支付). */
    public static final String CREDIT_DEPOSIT = "credit-deposit";
    /** Credit platform: collects what a discharge leaves beyond the deposits (出院无感支付). */
    public static final String CREDIT_DISCHARGE = "credit-discharge";
    /** Deposit book: spend deposits on the discharge (预交金抵扣). */
    public static final String DRAW = "draw";

    /**
     * HIS: freeze what remains of a charged order when some items are given back (退费余项锁定); tells WHOLE, the HIS order of
     * the remainder and its fee sheet. Abandon = release.
     */
    public static final String REMAINDER = "remainder";
    /** HIS: hold a slot of a schedule (锁号). Abandon = free it. */
    public static final String LOCK_SLOT = "lock-slot";
    /** HIS: create the registration (挂号下单); tells WHOLE and the fee sheet. Abandon = cancel it. */
    public static final String REGISTER = "register";
    /** HIS: the registration is paid (挂号确认). Reverse = cancelled after the refund (退号). */
    public static final String WRITE_BACK_REGISTRATION = "write-back-registration";
    /** HIS: may this registration be refunded? (退号许可) */
    public static final String PERMIT_REGISTRATION = "permit-registration";
    /** HIS: is the stay open, and may this deposit be paid? Leaves nothing. */
    public static final String STAY_CHECK = "stay-check";
    /** HIS: what the insurer wants for an admission (入院信息); tells the fee sheet without lines. Leaves nothing. */
    public static final String ADMISSION = "admission";
    /** HIS: keep the insurer's visit number of the stay (入院回写). Reverse, abandon = it is gone. */
    public static final String WRITE_BACK_ADMISSION = "write-back-admission";
    /** HIS: may the admission be undone? (no fees, no deposit) */
    public static final String PERMIT_ADMISSION = "permit-admission";
    /** HIS: check and freeze the stay for its discharge (出院锁定); tells WHOLE. Abandon = unfreeze. */
    public static final String FREEZE_STAY = "freeze-stay";
    /** HIS: does its deposit balance equal ours? Leaves nothing. */
    public static final String DEPOSITS = "deposits";
    /** HIS: write a deposit down (预交金回写). Reverse = its refund. */
    public static final String WRITE_BACK_DEPOSIT = "write-back-deposit";
    /** HIS: may this deposit be refunded? */
    public static final String PERMIT_DEPOSIT = "permit-deposit";
    /** HIS: write the discharge down (出院结算回写). Reverse = 撤销. */
    public static final String WRITE_BACK_DISCHARGE = "write-back-discharge";
    /** HIS: may the discharge be reversed? */
    public static final String PERMIT_DISCHARGE = "permit-discharge";

    private Act() {}
}
