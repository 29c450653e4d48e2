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

    private Act() {}
}
