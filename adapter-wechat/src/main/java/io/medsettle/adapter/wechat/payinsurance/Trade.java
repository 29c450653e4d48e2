package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.value.BusinessDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An order as a query tells it (queryorder 查询订单), wechat §3.4.
 *
 * @param state of the whole
 * @param cash of its cash
 * @param word its own word for the whole, and behind a slash for the cash
 * @param farNumber med_trans_id 诊疗单号
 * @param number hosp_out_trade_no 医院订单号
 * @param cashFen cash_fee
 * @param insuranceFen insurance_fee
 * @param paidAt time_end
 */
record Trade(
        State state,
        State cash,
        String word,
        String farNumber,
        String number,
        long cashFen,
        long insuranceFen,
        Optional<Instant> paidAt) {
    /** How it stands. */
    enum State {
        WAITING,
        PAID,
        /** Paid once, and something of it went back. */
        REFUNDED,
        /** It can never be paid any more. */
        ENDED,
        /** A word that no page lists. */
        UNCLEAR
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    static Trade read(Map<String, String> page) {
        String whole = page.getOrDefault("med_trade_state", page.getOrDefault("med_trans_state", ""));
        String cash = page.getOrDefault("cash_trade_status", "");
        State state = whole(whole);
        State cashState = cash(cash);
        boolean paid = state == State.PAID || cashState == State.PAID || cashState == State.REFUNDED;
        return new Trade(
                state,
                cashState,
                whole + "/" + cash,
                need(page, "med_trans_id"),
                need(page, "hosp_out_trade_no"),
                fen(page, "cash_fee"),
                fen(page, "insurance_fee"),
                paid ? Optional.of(time(page)) : Optional.empty());
    }

    /** Whether the platform itself gives the cash back, or has. */
    boolean byThePlatform() {
        return word.startsWith("SYS_REFUND");
    }

    /** Whether the platform itself has given the cash back: the whole order says so, whatever its cash is called by then. */
    boolean goneByThePlatform() {
        return word.startsWith("SYS_REFUNDED/") || (byThePlatform() && cash == State.REFUNDED);
    }

    /** What the platform itself gives back after the bureau's no was never a success. */
    private static State whole(String word) {
        return switch (word) {
            case "NOTPAY" -> State.WAITING;
            case "SUCCESS" -> State.PAID;
            case "REFUND" -> State.REFUNDED;
            case "CLOSED", "PAYERROR", "SYS_REFUNDED", "SYS_REFUNDING" -> State.ENDED;
            default -> State.UNCLEAR;
        };
    }

    private static State cash(String word) {
        return switch (word) {
            case "NOTPAY", "USERPAYING", "" -> State.WAITING;
            case "SUCCESS" -> State.PAID;
            case "REFUND" -> State.REFUNDED;
            case "CLOSED", "PAYERROR" -> State.ENDED;
            default -> State.UNCLEAR;
        };
    }

    private static String need(Map<String, String> page, String name) {
        String text = page.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw new Unreadable("field " + name + " is missing");
        }
        return text;
    }

    static long fen(Map<String, String> page, String name) {
        String text = page.getOrDefault(name, "0");
        if (!text.matches("[0-9]{1,12}")) {
            throw new Unreadable("field " + name + " is no amount");
        }
        return Long.parseLong(text);
    }

    static Instant time(Map<String, String> page) {
        try {
            return LocalDateTime.parse(need(page, "time_end"), TIME)
                    .atZone(BusinessDay.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("field time_end is no time");
        }
    }
}
