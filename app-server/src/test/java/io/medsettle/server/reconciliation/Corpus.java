package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Secret;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import io.medsettle.server.statements.SettledRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Some days of business at two channels, the insurer and HIS, with so many differences of every kind: a function of its seed. One
 * order in twenty, and every third difference, lies within ten minutes of midnight.
 */
final class Corpus {
    /** One line of a channel's bill. */
    record Line(String number, String far, long fen, Instant at, long feeMoreFen, boolean revoked) {}

    /** One entry of our books. */
    record Booked(String order, String account, String number, String far, long fen, Instant at) {}

    /** One day as both sides tell it. */
    static final class Day {
        final Map<String, List<Line>> bills = Map.of("WECHAT", new ArrayList<>(), "ALIPAY", new ArrayList<>());
        final List<Booked> booked = new ArrayList<>();
        final List<SettledRows.Row> settled = new ArrayList<>();
        final List<StatementDifference> centre = new ArrayList<>();
        final List<BillLine> his = new ArrayList<>();
        final List<Row> charged = new ArrayList<>();
    }

    final List<BusinessDay> days = new ArrayList<>();
    /** What has to be found: source, class, form, key, flow. */
    final List<String> planted = new ArrayList<>();

    private final Map<BusinessDay, Day> told = new HashMap<>();
    private final Random chance;
    private long number;

    /** @param each how many of every kind; none on the last day, so that whatever waits is named */
    Corpus(long seed, BusinessDay first, int dayCount, int ordersADay, int each) {
        chance = new Random(seed);
        for (int d = 0; d < dayCount; d++) {
            days.add(Clocks.day(first.date().plusDays(d)));
        }
        for (int d = 0; d < dayCount; d++) {
            List<CorpusKind> kinds = new ArrayList<>();
            for (int i = 0; i < each * CorpusKind.values().length; i++) {
                if (i % (dayCount - 1) == d) {
                    kinds.add(CorpusKind.values()[i / each]);
                }
            }
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < ordersADay; i++) {
                places.add(i < kinds.size() ? i : -1);
            }
            Collections.shuffle(places, chance);
            for (int place : places) {
                order(d, place < 0 ? null : kinds.get(place));
            }
        }
    }

    Day of(BusinessDay day) {
        return told.computeIfAbsent(day, k -> new Day());
    }

    private Instant time(int d, boolean edge) {
        Instant midnight = days.get(d).date().atStartOfDay(BusinessDay.ZONE).toInstant();
        int near = chance.nextInt(600);
        if (!edge) {
            return midnight.plusSeconds(3_600 + chance.nextInt(79_200));
        }
        return chance.nextBoolean() ? midnight.plusSeconds(near) : midnight.plusSeconds(86_399 - near);
    }

    private void order(int d, @Nullable CorpusKind kind) {
        boolean insured = kind == null ? chance.nextInt(3) > 0 : kind.insured;
        boolean wechat =
                kind == null || !kind.name().matches("[WA]_.*") ? chance.nextInt(5) < 3 : kind.source.equals("WECHAT");
        String order = days.get(d).text() + String.format(Locale.ROOT, "0%07d", number++);
        Instant at = time(d, chance.nextInt(kind == null ? 20 : 3) == 0);
        long cash = 100 + chance.nextInt(50_000);
        long fund = insured ? 1_000 + chance.nextInt(9_000) : 0;
        long account = insured ? 10 + chance.nextInt(900) : 0;
        boolean stranger = kind == CorpusKind.W_STRANGER || kind == CorpusKind.A_STRANGER || kind == CorpusKind.H_ONLY;
        if (kind != null && stranger) {
            stranger(d, kind, at, cash);
            return;
        }
        channel(d, order, wechat ? "WECHAT" : "ALIPAY", at, cash, kind);
        if (insured) {
            insurer(d, order, at, fund, account, cash, kind);
        }
        his(d, order, at, fund, account, cash, kind);
    }

    private void plant(CorpusKind kind, String key, Flow flow) {
        planted.add(String.join(" ", kind.source, kind.difference.name(), kind.form.name(), key, flow.name()));
    }

    private void stranger(int d, CorpusKind kind, Instant at, long fen) {
        String name = "STRANGER" + days.get(d).text() + number;
        if (kind == CorpusKind.H_ONLY) {
            of(days.get(d)).his.add(new BillLine(name, "H" + name, Part.CASH, fen, false, at, Fields.NONE));
        } else {
            lines(d, kind.source).add(new Line(name, "F" + name, fen, at, 0, false));
        }
        plant(kind, name, Flow.PAY);
    }

    private List<Line> lines(int d, String channel) {
        return of(days.get(d)).bills.getOrDefault(channel, List.of());
    }

    private void book(int d, String order, String channel, Line line) {
        String account = "due-from:" + channel.toLowerCase(Locale.ROOT);
        of(days.get(d)).booked.add(new Booked(order, account, line.number(), line.far(), line.fen(), line.at()));
    }

    private void channel(int d, String order, String channel, Instant at, long cash, @Nullable CorpusKind kind) {
        boolean here = kind != null && kind.source.equals(channel);
        Line paid = new Line(order + "0020", "F" + order, cash, at, 0, false);
        boolean back = here ? kind.refund() : chance.nextInt(10) == 0 && kind == null;
        Line refund = new Line(order + "0120", "R" + order, -cash, at, 0, false);
        if (back) {
            refund(d, order, channel, refund, here ? kind : null);
        }
        if (!here) {
            book(d, order, channel, paid);
            lines(d, channel).add(paid);
            return;
        }
        switch (kind) {
            case W_LATE, A_LATE, W_EARLY -> shifted(d, order, channel, paid, kind == CorpusKind.W_EARLY);
            default -> {
                book(d, order, channel, paid);
                lines(d, channel).addAll(spoiled(paid, kind));
            }
        }
        plant(kind, kind.refund() ? refund.number() : paid.number(), kind.refund() ? Flow.REFUND : Flow.PAY);
    }

    private void refund(int d, String order, String channel, Line refund, @Nullable CorpusKind kind) {
        book(d, order, channel, refund);
        if (kind == null) {
            lines(d, channel).add(refund);
        } else if (kind == CorpusKind.W_REFUND_DEARER) {
            lines(d, channel).add(new Line(refund.number(), refund.far(), refund.fen() - 1, refund.at(), 0, false));
        }
    }

    /** Both sides have it on days that follow each other. */
    private void shifted(int d, String order, String channel, Line paid, boolean theirsFirst) {
        Instant midnight = days.get(d + 1).date().atStartOfDay(BusinessDay.ZONE).toInstant();
        Duration near = Duration.ofSeconds(1 + chance.nextInt(300));
        Line before = new Line(paid.number(), paid.far(), paid.fen(), midnight.minus(near), 0, false);
        Line after = new Line(paid.number(), paid.far(), paid.fen(), midnight.plus(near), 0, false);
        book(theirsFirst ? d + 1 : d, order, channel, theirsFirst ? after : before);
        lines(theirsFirst ? d : d + 1, channel).add(theirsFirst ? before : after);
    }

    private static List<Line> spoiled(Line paid, CorpusKind kind) {
        return switch (kind) {
            case W_LOST, A_LOST, W_ONE_SIDED, A_ONE_SIDED -> List.of();
            case W_DEARER, A_DEARER ->
                List.of(new Line(paid.number(), paid.far(), paid.fen() + 1, paid.at(), 0, false));
            case W_FEE -> List.of(new Line(paid.number(), paid.far(), paid.fen(), paid.at(), 1, false));
            case W_TWICE, A_TWICE ->
                List.of(paid, new Line(paid.number(), "2" + paid.far(), paid.fen(), paid.at(), 0, false));
            case W_REVOKED, W_REVOKED_INSURED ->
                List.of(paid, new Line(paid.number(), paid.far(), -paid.fen(), paid.at(), 0, true));
            default -> List.of(paid);
        };
    }

    private void insurer(
            int d, String order, Instant at, long fund, long account, long cash, @Nullable CorpusKind kind) {
        long total = fund + account + cash;
        String setl = "S" + order;
        Day day = of(days.get(d));
        StatementGroup group = new StatementGroup(
                "310", "11", "440100", days.get(d).date(), days.get(d).date());
        day.settled.add(new SettledRows.Row(
                new OrderId(order),
                order + "0010",
                at,
                group,
                new StatementRow(setl, "M" + order, new Secret("P"), total, fund, account, cash, false)));
        if (kind == null || !kind.source.equals("YIBAO")) {
            return;
        }
        String msgid = "MSG" + order;
        day.centre.add(
                switch (kind) {
                    case I_ONLY -> difference(StatementDifference.Kind.ONLY_INSURER, "", msgid, total, fund, account);
                    case I_LOST ->
                        difference(StatementDifference.Kind.ONLY_HOSPITAL, setl, msgid, total, fund, account);
                    case I_DEARER ->
                        difference(StatementDifference.Kind.DIFFERENT, setl, msgid, total + 1, fund + 1, account);
                    default ->
                        difference(StatementDifference.Kind.DIFFERENT, setl, msgid, total, fund + 1, account - 1);
                });
        plant(kind, kind == CorpusKind.I_ONLY ? "~" + msgid : order + "0010", Flow.PAY);
    }

    private static StatementDifference difference(
            StatementDifference.Kind kind, String setl, String msgid, long total, long fund, long account) {
        return new StatementDifference(kind, setl, "M", new Secret("P"), msgid, false, total, fund, account, "不符");
    }

    private void his(int d, String order, Instant at, long fund, long account, long cash, @Nullable CorpusKind kind) {
        Day day = of(days.get(d));
        String number = order + "0030";
        Split split = Split.of(Part.FUND, fund).plus(Part.ACCOUNT, account).plus(Part.CASH, cash);
        day.charged.add(new Row(
                number,
                "H" + order,
                Flow.PAY,
                Standing.DONE,
                days.get(d),
                split,
                OptionalLong.empty(),
                at,
                Fields.of(FarBill.ORDER, order)));
        Split theirs = split;
        if (kind == CorpusKind.H_DEARER) {
            theirs = split.plus(Part.CASH, 1);
        } else if (kind == CorpusKind.H_SHIFTED) {
            theirs = split.plus(Part.FUND, 1).plus(Part.CASH, -1);
        }
        if (kind != CorpusKind.H_LOST) {
            theirs.forEach(
                    (part, fen) -> day.his.add(new BillLine(number, "H" + order, part, fen, false, at, Fields.NONE)));
        }
        if (kind != null && kind.source.startsWith("HIS")) {
            plant(kind, number, Flow.PAY);
        }
    }
}
