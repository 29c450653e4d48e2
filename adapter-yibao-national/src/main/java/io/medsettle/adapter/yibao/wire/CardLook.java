package io.medsettle.adapter.yibao.wire;

import java.util.List;
import java.util.Optional;

/**
 * Output of the reader's first step (iReadCardBas_HSM_Step1, yibao-core §7.1), fields divided by {@code |} in this
 * order.
 *
 * @param area 发卡地区行政区划代码, 6 digits
 * @param resetInfo 卡复位信息
 * @param algorithm 算法标识: 01 DES, 02 SSF33, 03 SM4
 * @param cardSn 卡识别码, 32 hexadecimal digits
 * @param internalFactor 内部认证过程因子
 * @param internalSource 内部认证鉴别所需的原始信息
 * @param externalFactor 外部认证过程因子, empty together with the next
 * @param externalSource 外部认证鉴别所需的原始信息
 */
public record CardLook(
        String area,
        String resetInfo,
        String algorithm,
        String cardSn,
        String internalFactor,
        String internalSource,
        String externalFactor,
        String externalSource) {
    private static final int FIELDS = 8;
    private static final int LONGEST = 256;

    /** The eight fields; empty if they are not all there or cannot be right. */
    public static Optional<CardLook> of(String output) {
        List<String> f = Bars.split(output);
        if (f.size() != FIELDS || f.stream().anyMatch(v -> v.length() > LONGEST)) {
            return Optional.empty();
        }
        CardLook look = new CardLook(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7));
        return look.sound() ? Optional.of(look) : Optional.empty();
    }

    private boolean sound() {
        return area.matches("\\d{6}")
                && algorithm.matches("\\d{2}")
                && Bars.cardSn(cardSn, area)
                && Bars.hex(internalFactor)
                && Bars.hex(internalSource)
                && externalFactor.isEmpty() == externalSource.isEmpty();
    }

    /** Whether the reader is to be authenticated to the card as well. */
    public boolean external() {
        return !externalFactor.isEmpty();
    }

    @Override
    public String toString() {
        return "CardLook[" + algorithm + "]";
    }
}
