package io.medsettle.ports.his;

import io.medsettle.ports.value.Secret;
import java.util.List;

/** What HIS asks of the gateway (his §6.3 G04, G05, G09), as it is asked. Amounts in fen, "" = not told. */
public final class HisRequests {
    private HisRequests() {}

    /**
     * G04: a code was scanned at a window or kiosk (付款码, 刷脸, 医保码).
     *
     * @param authCode single use
     * @param version of the HIS order
     */
    public record BarcodePay(Secret authCode, String hisOrderId, long version, String terminalNo) {}

    /**
     * G05: a code for one order is to be shown (动态码).
     *
     * @param totalFen what the window shows, to detect a change
     */
    public record WindowQr(String hisOrderId, long version, long totalFen, String terminalNo) {}

    /** G09: a deposit by the credit platform (信用预交金). */
    public record CreditDeposit(String eventId, String stayId, String patientId, long fen, String operator) {}

    /** G09: settle a discharge (出院结算) that HIS leads. */
    public record DischargeSettle(String eventId, String stayId, String patientId, String operator) {}

    /**
     * G09: take a settled discharge back (出院撤销).
     *
     * @param hisOrderId the discharge
     * @param refundItems empty for all of it
     */
    public record DischargeCancel(
            String eventId,
            String stayId,
            String hisOrderId,
            String reason,
            List<String> refundItems,
            String operator) {
        public DischargeCancel {
            refundItems = List.copyOf(refundItems);
        }
    }
}
