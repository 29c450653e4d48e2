package io.medsettle.adapter.yibao.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Basic data of a card (iReadCardBas, iReadCardBas_HSM_Step2, yibao-core §7.1), fields divided by {@code |} in this
 * order.
 *
 * @param area 发卡地区行政区划代码, 6 digits
 * @param idNumber 社会保障号码
 * @param cardNumber 卡号
 * @param cardSn 卡识别码, 32 hexadecimal digits
 * @param name 姓名
 * @param resetInfo 卡复位信息, history bytes only
 * @param edition 规范版本
 * @param issuedOn 发卡日期, yyyyMMdd
 * @param validUntil 卡有效期, yyyyMMdd, empty on some cards
 * @param terminalNumber 终端机编号
 * @param device 终端设备号
 */
public record CardBasics(
        String area,
        String idNumber,
        String cardNumber,
        String cardSn,
        String name,
        String resetInfo,
        String edition,
        String issuedOn,
        String validUntil,
        String terminalNumber,
        String device) {
    private static final int FIELDS = 11;

    /** The eleven fields; empty if they are not all there or cannot be right. */
    public static Optional<CardBasics> of(String output) {
        List<String> f = Bars.split(output);
        if (f.size() != FIELDS) {
            return Optional.empty();
        }
        CardBasics basics = new CardBasics(
                f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7), f.get(8), f.get(9),
                f.get(10));
        return basics.sound() ? Optional.of(basics) : Optional.empty();
    }

    private boolean sound() {
        return area.matches("\\d{6}")
                && cardNumber.matches("[0-9A-Za-z]{5,20}")
                && !name.isBlank()
                && name.length() <= 50
                && Bars.cardSn(cardSn, area)
                && (validUntil.isEmpty() || day(validUntil).isPresent());
    }

    /** Whether the card's time is over. */
    public boolean expired(LocalDate today) {
        return day(validUntil).filter(end -> end.isBefore(today)).isPresent();
    }

    private static Optional<LocalDate> day(String digits) {
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CardBasics[" + edition + "]";
    }
}
