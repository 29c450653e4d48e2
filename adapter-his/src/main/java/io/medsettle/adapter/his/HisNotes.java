package io.medsettle.adapter.his;

/**
 * Names of the notes that this adapter adds to, or reads beside, those of
 * {@link io.medsettle.ports.counterparty.NoteKey}.
 */
public final class HisNotes {
    /** The number under which HIS knows the order (gatewayOrderNo), told by freeze and write-back, ≤20. */
    public static final String GATEWAY_ORDER_NO = "hisGatewayOrderNo";
    /** The frozen total, fen. */
    public static final String TOTAL = "hisTotal";
    /** When the hold ends, ISO instant. */
    public static final String EXPIRES_AT = "hisExpiresAt";
    /** {@link #NO_HOLD} where the site cannot freeze: the bill was only read, and anybody may still charge or change it. */
    public static final String HOLD = "hisHold";
    /** See {@link #HOLD}. */
    public static final String NO_HOLD = "NONE";
    /** Receipt (收费单据号). */
    public static final String RECEIPT_NO = "hisReceiptNo";
    /** Trade number in the HIS bill (recordNo). */
    public static final String TRADE_NO = "hisTradeNo";
    /** When HIS booked it, ISO instant. */
    public static final String BOOKED_AT = "hisBookedAt";
    /** Where the patient goes now (导诊), lines of text. */
    public static final String GUIDE = "hisGuide";
    /** Code for fetching drugs (取药码). */
    public static final String PICKUP_CODE = "hisPickupCode";
    /** Electronic invoice: code. */
    public static final String INVOICE_CODE = "hisInvoiceCode";
    /** Electronic invoice: number. */
    public static final String INVOICE_NO = "hisInvoiceNo";
    /** What HIS said was refundable when it permitted a refund, fen. */
    public static final String REFUNDABLE = "hisRefundable";
    /** Red receipt (红字票据号). */
    public static final String RED_RECEIPT_NO = "hisRedReceiptNo";
    /** Told by a red receipt whose charge is made anew: the cash that is kept for the new charge, fen; absent if none. */
    public static final String CARRIED_FEN = "hisCarriedFen";
    /** Who had collected that cash. */
    public static final String CARRIED_PARTY = "hisCarriedParty";
    /** Our number of its payment, ≤20. */
    public static final String CARRIED_NUMBER = "hisCarriedNumber";
    /** The channel's number of its payment. */
    public static final String CARRIED_FAR_NUMBER = "hisCarriedFarNumber";
    /** When it was paid, ISO instant. */
    public static final String CARRIED_AT = "hisCarriedAt";
    /** Read by the permit: fee lines to be refunded (feedetlSn), comma between them; empty for an amount only. */
    public static final String REFUND_ITEMS = "refundItems";
    /** Read by the permit: who asks, WINDOW, PATIENT, CONSOLE, KIOSK, AUTO or HIS. */
    public static final String REFUND_SOURCE = "refundSource";

    /** Read by the lock of a slot: the schedule it belongs to (scheduleId), where HIS wants it beside the slot. */
    public static final String SCHEDULE_ID = "scheduleId";
    /** Read by the registration: the insurance identity that was written back (P03), where there is one. */
    public static final String IDENTITY_ID = "identityId";
    /** When the lock of a slot ends, ISO instant. */
    public static final String LOCK_EXPIRES_AT = "hisLockExpiresAt";
    /** Registration fee inside the whole (挂号费), fen. */
    public static final String REG_FEE = "hisRegFee";
    /** Treatment fee inside the whole (诊查费), fen. */
    public static final String TREAT_FEE = "hisTreatFee";
    /** Number in the queue (序号). */
    public static final String QUEUE_NO = "hisQueueNo";
    /** Where to wait (就诊地点). */
    public static final String LOCATION = "hisLocation";
    /** Until when the patient has to be there (取号截止), ISO instant. */
    public static final String TAKE_BEFORE = "hisTakeBefore";
    /** The number under which HIS keeps the insurer's visit of a stay, told by its write-back, ≤20. */
    public static final String ADMISSION_ORDER_NO = "hisAdmissionOrderNo";
    /** The number under which HIS knows a deposit, told by its write-back; a permit to refund one reads it, ≤20. */
    public static final String DEPOSIT_ORDER_NO = "hisDepositOrderNo";
    /** The number under which HIS knows a discharge, told by freeze and write-back, ≤20. */
    public static final String DISCHARGE_ORDER_NO = "hisDischargeOrderNo";
    /** What HIS holds of deposits after a deposit was written down, fen. */
    public static final String DEPOSIT_BALANCE = "hisDepositBalance";
    /** List of a discharge (清单号). */
    public static final String LIST_NO = "hisListNo";
    /** Number of a price that HIS asked the insurer for (trialNo), told by a trial of HIS's own insurance, ≤64. */
    public static final String TRIAL_NO = "hisTrialNo";
    /** Until when that price stands, ISO instant. */
    public static final String TRIAL_EXPIRES_AT = "hisTrialExpiresAt";
    /** Serial number at the insurer (serialNo, bka025 of 市直 and 省直), told by a trial of HIS's own insurance. */
    public static final String SERIAL_NO = "hisSerialNo";
    /** Bill number at the insurer (billNo), told likewise. */
    public static final String BILL_NO = "hisBillNo";
    /** Secret: what the insurer wants repeated word for word (requestContent), told likewise. */
    public static final String REQUEST_CONTENT = "hisRequestContent";

    private HisNotes() {}
}
