package io.medsettle.adapter.alipay.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every way of paying asks for, alipay §2.3.
 *
 * @param number out_trade_no
 * @param fen at least 1
 * @param subject cut to 256 and freed of {@code / = &} here
 * @param productCode the contract
 * @param expires absolute, so that a repeat says the same
 * @param sellerId who collects
 * @param storeId "" for none
 * @param operatorId "" for none, cut to 28
 * @param terminalId "" for none, cut to 32
 * @param providerId sys_service_provider_id, "" for none
 */
public record TradeOrder(
        String number,
        long fen,
        String subject,
        String productCode,
        Instant expires,
        String sellerId,
        String storeId,
        String operatorId,
        String terminalId,
        String providerId) {
    private static final int SUBJECT_LENGTH = 256;
    private static final int OPERATOR_LENGTH = 28;
    private static final int TERMINAL_LENGTH = 32;

    /** Further parameters (业务扩展参数). */
    record Extend(@Nullable String sys_service_provider_id) {} // 系统商编号

    String total() {
        return Json.yuan(fen);
    }

    String words() {
        return Cut.to(subject.replaceAll("[/=&]", " "), SUBJECT_LENGTH);
    }

    String until() {
        return WireTime.text(expires);
    }

    String operator() {
        return Cut.to(operatorId, OPERATOR_LENGTH);
    }

    String terminal() {
        return Cut.to(terminalId, TERMINAL_LENGTH);
    }

    @Nullable
    Extend extend() {
        return providerId.isEmpty() ? null : new Extend(providerId);
    }
}
