package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a case its name, its sentence and its evidence. */
final class Naming {
    private final Party party;
    private final FarSide farSide;
    private final OrderOf orderOf;

    Naming(Party party, FarSide farSide, OrderOf orderOf) {
        this.party = party;
        this.farSide = farSide;
        this.orderOf = orderOf;
    }

    /** @param beside kinds and parties at which another leg of the order stands otherwise, "" for none */
    Finding finding(Case c, String beside) {
        Row subject = c.subject();
        Difference name = name(c.form(), subject.flow(), beside);
        long ours = counted(c.ours());
        long theirs = counted(c.theirs());
        Direction direction = Direction.of(theirs - ours);
        String key = c.number().isEmpty() ? subject.key() : c.number();
        boolean funds = farSide == FarSide.FUNDS;
        String text = name + " " + name.words()
                + (name == c.form() ? "" : "(" + c.form().words() + ")") + ": "
                + farSide.words() + " " + party.name() + " 单号 " + key + " "
                + subject.flow().words() + (funds ? ", 交易账单 " : ", 我方 ")
                + told(c.ours()) + (funds ? ", 资金账单 " : ", 对方 ") + told(c.theirs()) + "; "
                + direction.words(theirs - ours);
        return new Finding(
                name,
                c.form(),
                c.also(),
                party,
                farSide,
                day(c),
                key,
                orderOf.order(c.number()),
                subject.flow(),
                ours,
                theirs,
                direction,
                text,
                evidence(c, beside),
                Proposals.of(name, c, farSide, beside));
    }

    private Difference name(Difference form, Flow flow, String beside) {
        return switch (form) {
            case D11, D12 -> form;
            case D1, D2, D3, D4, D5, D6, D7, D8, D9, D10 -> {
                boolean lacking = form == Difference.D1 || form == Difference.D2 || form == Difference.D4;
                if (farSide == FarSide.HIS) {
                    yield Difference.D10;
                }
                if (farSide == FarSide.FUNDS) {
                    yield Difference.D9;
                }
                if (flow == Flow.REFUND && form != Difference.D7 && form != Difference.D9) {
                    yield Difference.D8;
                }
                yield lacking && !beside.isEmpty() ? Difference.D6 : form;
            }
        };
    }

    private static BusinessDay day(Case c) {
        Row ours = c.ours();
        Row theirs = c.theirs();
        if (ours == null || theirs == null) {
            return c.subject().day();
        }
        return ours.day().compareTo(theirs.day()) < 0 ? ours.day() : theirs.day();
    }

    private static long counted(@Nullable Row row) {
        return row == null || !row.done() ? 0 : row.fen();
    }

    private static String told(@Nullable Row row) {
        if (row == null) {
            return "没有";
        }
        String yuan = BigDecimal.valueOf(row.fen(), 2).toPlainString() + " 元";
        return row.done() ? yuan : row.standing().words() + " " + yuan;
    }

    private List<Exhibit> evidence(Case c, String beside) {
        List<Exhibit> evidence = new ArrayList<>();
        if (c.ours() != null) {
            evidence.add(Exhibit.of(RowSide.OURS, c.ours(), "我方账簿的一笔"));
        }
        if (c.theirs() != null) {
            evidence.add(Exhibit.of(RowSide.THEIRS, c.theirs(), "对方账单的一笔"));
        }
        evidence.addAll(c.more());
        if (!beside.isEmpty()) {
            evidence.add(Exhibit.of("同一结算单的另一笔情形相反: " + beside));
        }
        if (farSide == FarSide.FUNDS) {
            evidence.add(Exhibit.of("这里的我方一笔取自同日交易账单, 对方一笔取自资金账单"));
        }
        return evidence;
    }

    /** A file that was refused whole. */
    Finding refused(BusinessDay day, Defect defect) {
        return file(day, defect.file(), "账单文件 " + defect.file() + " 整份拒收: " + defect.why());
    }

    /** A file that never came. */
    Finding missing(BusinessDay day, Defect defect) {
        return file(day, defect.file(), "账单文件 " + defect.file() + " 没有取得, 当日没有核对: " + defect.why());
    }

    /** A row that cannot be read. */
    Finding badLine(BusinessDay day, BadLine bad) {
        String where = bad.side().words() + " " + bad.file() + " 第 " + bad.line() + " 行, 栏 " + bad.column();
        return file(day, bad.file() + ":" + bad.line(), where + ", 值 \"" + bad.value() + "\": " + bad.why());
    }

    private Finding file(BusinessDay day, String key, String text) {
        Case none = new Case(Difference.D12, Set.of(), null, null, List.of());
        return new Finding(
                Difference.D12,
                Difference.D12,
                Set.of(),
                party,
                farSide,
                day,
                key,
                "",
                Flow.PAY,
                0,
                0,
                Direction.EVEN,
                "D12 " + Difference.D12.words() + ": " + farSide.words() + " " + party.name() + " " + text
                        + "; 金额方向无法判断",
                List.of(Exhibit.of(text)),
                Proposals.of(Difference.D12, none, farSide, ""));
    }
}
