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
    /** Read by the permit: fee lines to be refunded (feedetlSn), comma between them; empty for an amount only. */
    public static final String REFUND_ITEMS = "refundItems";
    /** Read by the permit: who asks, WINDOW, PATIENT, CONSOLE, KIOSK, AUTO or HIS. */
    public static final String REFUND_SOURCE = "refundSource";

    private HisNotes() {}
}
