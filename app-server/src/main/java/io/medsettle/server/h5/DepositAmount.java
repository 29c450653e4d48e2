package io.medsettle.server.h5;

import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The amount of a deposit as a patient types it, in yuan. */
final class DepositAmount {
    /** One fen. */
    static final long LEAST = 1;
    /** 100,000 yuan at once; HIS may want less. */
    static final long MOST = 100_000_00;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,2})?");

    private DepositAmount() {}

    /**
     * Exact to the fen.
     *
     * @throws Refusal 422 amount where it is no amount, or too small or too large
     */
    static long fen(String typed) {
        String text = typed.strip();
        if (!FORM.matcher(text).matches()) {
            throw refusal("没有认出输入的金额");
        }
        long fen = new BigDecimal(text).movePointRight(2).longValueExact();
        if (fen < LEAST || fen > MOST) {
            throw refusal("输入的金额超出范围");
        }
        return fen;
    }

    private static Refusal refusal(String what) {
        return Refusal.of(
                422,
                "amount",
                "金额不对",
                what,
                "请输入 " + Yuan.of(LEAST) + " 至 " + Yuan.of(MOST) + " 的金额, 以元为单位, 最多两位小数, 例如 500 或 500.50");
    }
}
