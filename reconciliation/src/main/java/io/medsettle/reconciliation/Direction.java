package io.medsettle.reconciliation;

import java.math.BigDecimal;

/** On which side there is more money; 长款 and 短款 never stand alone. */
public enum Direction {
    /** The far side holds more than our books say. */
    THEIRS_MORE("长款(对方账单多于我方账簿)"),
    /** Our books say more than the far side holds. */
    OURS_MORE("短款(我方账簿多于对方账单)"),
    /** The same money on both sides. */
    EVEN("两方金额相同");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    /** Of what they say minus what we say. */
    static Direction of(long theirsMinusOursFen) {
        return theirsMinusOursFen > 0 ? THEIRS_MORE : theirsMinusOursFen < 0 ? OURS_MORE : EVEN;
    }

    String words(long theirsMinusOursFen) {
        return this == EVEN
                ? words
                : words + " "
                        + BigDecimal.valueOf(Math.abs(theirsMinusOursFen), 2).toPlainString() + " 元";
    }
}
