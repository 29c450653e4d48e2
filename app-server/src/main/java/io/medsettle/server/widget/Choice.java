package io.medsettle.server.widget;

import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the clerk wants to give back.
 *
 * @param fen how much; 0 where it is by lines
 * @param lines serials of fee lines; empty where it is by amount
 */
record Choice(long fen, List<String> lines) {
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
    private static final Pattern FEN = Pattern.compile("[1-9][0-9]{0,11}");

    Choice {
        lines = List.copyOf(lines);
    }

    /**
     * As the first page's form says it.
     *
     * @param left what can go back, fen
     * @param offered the lines that can go back one by one
     * @throws Refusal 422 with the name of the field that is wrong
     */
    static Choice chosen(Posted form, long left, boolean byAmount, List<FeeLine> offered) {
        return switch (form.text("how")) {
            case "all" -> new Choice(left, List.of());
            case "amount" -> new Choice(amount(form.text("amount").strip(), left, byAmount), List.of());
            case "lines" -> ofLines(known(form.all("line"), offered), left, offered);
            default -> throw wrong("how", "没有选择退费方式", "请选择全部退费或部分退费");
        };
    }

    /**
     * As the page that was confirmed says it again.
     *
     * @throws Refusal 422 if that page was tampered with
     */
    static Choice confirmed(Posted form, List<FeeLine> offered) {
        List<String> lines = known(form.all("line"), offered);
        String fen = form.text("fen");
        if (lines.isEmpty() && !FEN.matcher(fen).matches()) {
            throw wrong("fen", "没有退费金额", "请返回重新选择");
        }
        return lines.isEmpty() ? new Choice(Long.parseLong(fen), List.of()) : new Choice(0, lines);
    }

    private static long amount(String typed, long left, boolean byAmount) {
        if (!byAmount) {
            throw wrong("amount", "含医保的结算不能按金额部分退费", "请选择全部退费, 或按明细退费");
        }
        if (!YUAN.matcher(typed).matches()) {
            throw wrong("amount", "没有认出输入的金额", "请以元为单位填写, 最多两位小数, 例如 12.50");
        }
        long fen = new BigDecimal(typed).movePointRight(2).longValueExact();
        if (fen <= 0 || fen > left) {
            throw wrong("amount", "输入的金额超出范围", "请填写 " + Yuan.of(1) + " 至 " + Yuan.of(left));
        }
        return fen;
    }

    /** All lines are simply all of it. */
    private static Choice ofLines(List<String> lines, long left, List<FeeLine> offered) {
        if (lines.isEmpty()) {
            throw wrong("line", "没有选择要退的项目", "请至少选择一个项目, 或选择全部退费");
        }
        return lines.size() == offered.size() ? new Choice(left, List.of()) : new Choice(0, lines);
    }

    private static List<String> known(List<String> serials, List<FeeLine> offered) {
        List<String> some = serials.stream().distinct().sorted().toList();
        if (!offered.stream().map(FeeLine::serial).toList().containsAll(some)) {
            throw wrong("line", "所选的项目不能单独退费", "请返回重新选择");
        }
        return some;
    }

    private static Refusal wrong(String field, String detail, String next) {
        return new Refusal(Problem.of(422, "choice", "没有办理", detail, next).at(field));
    }
}
