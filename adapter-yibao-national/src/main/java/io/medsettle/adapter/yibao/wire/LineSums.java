package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.value.Fields;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the insurer's answer line by line against what was sent, and sums up how it splits the lines (yibao-core §6.1,
 * 7). Not safe to share.
 */
final class LineSums {
    /** One row of an answer, of 2204 and 2301 alike. */
    record Told(String serial, String amount, String full, String over, String before, String inside) {
        static Told of(Fees2204.Result r) {
            return new Told(
                    r.feedetl_sn(),
                    r.det_item_fee_sumamt(),
                    r.fulamt_ownpay_amt(),
                    r.overlmt_amt(),
                    r.preselfpay_amt(),
                    r.inscp_scp_amt());
        }

        static Told of(StayFees2301.Result r) {
            return new Told(
                    r.feedetl_sn(),
                    r.det_item_fee_sumamt(),
                    r.fulamt_ownpay_amt(),
                    r.overlmt_amt(),
                    r.preselfpay_amt(),
                    r.inscp_scp_amt());
        }

        private boolean split() {
            return !full.isEmpty() && !over.isEmpty() && !before.isEmpty() && !inside.isEmpty();
        }
    }

    private final long[] sums = new long[4];
    private boolean complete = true;
    private int calls;

    /** Takes one call's answer in; what is wrong with it, in words. */
    Optional<String> add(List<FeeLine> sent, List<Told> told) {
        calls++;
        try {
            return held(sent, told);
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return Optional.of("逐条结果的金额无法读取");
        }
    }

    private Optional<String> held(List<FeeLine> sent, List<Told> told) {
        if (told.size() != sent.size()) {
            return Optional.of("上传 " + sent.size() + " 条, 逐条结果 " + told.size() + " 条");
        }
        Map<String, FeeLine> open = new HashMap<>();
        sent.forEach(line -> open.put(line.serial(), line));
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            FeeLine line = one.serial().isEmpty() ? sent.get(i) : open.remove(one.serial());
            if (line == null) {
                return Optional.of("逐条结果里有不是这次上传的明细");
            }
            Optional<String> defect = one(line, one);
            if (defect.isPresent()) {
                return defect;
            }
        }
        return Optional.empty();
    }

    private Optional<String> one(FeeLine line, Told told) {
        long amount = fen(told.amount());
        if (amount != line.amount().fen()) {
            return Optional.of("明细 " + line.serial() + " 的金额与上传的不同");
        }
        if (!told.split()) {
            complete = false;
            return Optional.empty();
        }
        long[] four = {fen(told.full()), fen(told.over()), fen(told.before()), fen(told.inside())};
        if (four[0] + four[1] + four[2] + four[3] != amount) {
            return Optional.of("明细 " + line.serial() + " 的金额 ≠ 全自费 + 超限价 + 先行自付 + 政策范围");
        }
        for (int i = 0; i < 4; i++) {
            sums[i] = Math.addExact(sums[i], four[i]);
        }
        return Optional.empty();
    }

    int calls() {
        return calls;
    }

    /** The four sums by their note keys; nothing if a line was not split. */
    Fields notes() {
        if (!complete) {
            return Fields.NONE;
        }
        return Fields.of(NoteKey.FULL_SELF_PAY, Long.toString(sums[0]))
                .with(NoteKey.OVER_LIMIT, Long.toString(sums[1]))
                .with(NoteKey.FIRST_SELF_PAY, Long.toString(sums[2]))
                .with(NoteKey.IN_SCOPE, Long.toString(sums[3]));
    }

    private static long fen(String yuan) {
        if (yuan.length() > 20) {
            throw new NumberFormatException("too long for an amount");
        }
        return new BigDecimal(yuan.strip()).movePointRight(2).longValueExact();
    }
}
