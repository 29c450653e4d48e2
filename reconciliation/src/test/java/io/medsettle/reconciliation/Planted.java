package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/**
 * Some days of three far sides (insurer, channel, HIS) and our books, with differences planted by chance: a function of its seed.
 * What was planted is kept apart, by party and number, and the engine never sees it.
 */
final class Planted {
    static final String YIBAO = "yibao";
    static final String WECHAT = "wechat";
    static final String HIS = "his";
    private static final List<String> PARTIES = List.of(HIS, WECHAT, YIBAO);
    private static final Difference[] WECHAT_KINDS = {
        Difference.D1,
        Difference.D2,
        Difference.D3,
        Difference.D4,
        Difference.D6,
        Difference.D7,
        Difference.D8,
        Difference.D9,
        Difference.D11
    };

    /** Rows of one party on one day. */
    static final class Sheet {
        final List<Row> ours = new ArrayList<>();
        final List<Row> theirs = new ArrayList<>();
    }

    final List<BusinessDay> days = new ArrayList<>();
    /** What has to be found: "party number flow" to its class. */
    final TreeMap<String, Difference> planted = new TreeMap<>();

    private final TreeMap<String, Sheet> sheets = new TreeMap<>();
    private final Random chance;
    private long number;

    Planted(long seed, int dayCount, int ordersADay, int oneIn) {
        chance = new Random(seed);
        for (int d = 0; d < dayCount; d++) {
            days.add(new BusinessDay(World.DAY.date().plusDays(d).toString().replace("-", "")));
        }
        for (int d = 0; d < dayCount; d++) {
            for (int i = 0; i < ordersADay; i++) {
                order(d, chance.nextInt(oneIn) == 0 && d + 1 < dayCount);
            }
        }
    }

    Sheet sheet(String party, int day) {
        return sheets.computeIfAbsent(party + " " + day, k -> new Sheet());
    }

    static List<String> parties() {
        return PARTIES;
    }

    private void order(int d, boolean different) {
        boolean insured = chance.nextInt(3) > 0;
        String order = days.get(d).text() + String.format(Locale.ROOT, "0%07d", number++);
        Instant time = days.get(d)
                .date()
                .atStartOfDay(BusinessDay.ZONE)
                .toInstant()
                .plus(Duration.ofSeconds(3600 + chance.nextInt(82_000)));
        Split bill = insured
                ? Split.of(Part.FUND, 1000 + chance.nextInt(9000)).plus(Part.ACCOUNT, 1 + chance.nextInt(900))
                : Split.NONE;
        long cash = 100 + chance.nextInt(50_000);
        Row cashRow = row(order + "0020", "W", d, Flow.PAY, Split.of(Part.CASH, cash), time);
        int victim = different ? chance.nextInt(3) : -1;
        if (insured) {
            plantInsurer(d, row(order + "0010", "S", d, Flow.PAY, bill, time), victim == 0);
        }
        plantChannel(d, cashRow, insured, victim == 1 || victim == 0 && !insured);
        plantHis(d, row(order + "0030", "H", d, Flow.PAY, bill.plus(Part.CASH, cash), time), victim == 2);
        if (chance.nextInt(10) == 0 && !different) {
            Row back = row(order + "0120", "R", d, Flow.REFUND, Split.of(Part.CASH, -cash), time.plusSeconds(60));
            both(WECHAT, d, back, back);
        }
    }

    private Row row(String request, String far, int d, Flow flow, Split split, Instant time) {
        OptionalLong fee = OptionalLong.of(split.total() * 6 / 1000);
        return new Row(request, far + request, flow, Standing.DONE, days.get(d), split, fee, time, Fields.NONE);
    }

    private void both(String party, int d, Row ours, Row theirs) {
        sheet(party, d).ours.add(ours);
        sheet(party, d).theirs.add(theirs);
    }

    private void plant(String party, Row row, Difference kind) {
        planted.put(party + " " + row.number() + " " + row.flow(), kind);
    }

    private void plantInsurer(int d, Row row, boolean different) {
        Row shifted = row.withSplit(row.split().plus(Part.FUND, 1).plus(Part.ACCOUNT, -1));
        both(YIBAO, d, row, different ? shifted : row);
        if (different) {
            plant(YIBAO, row, Difference.D5);
        }
    }

    private void plantHis(int d, Row row, boolean different) {
        Sheet sheet = sheet(HIS, d);
        int how = different ? chance.nextInt(3) : -1;
        if (how != 0) {
            sheet.ours.add(row);
        }
        if (how != 1) {
            sheet.theirs.add(how == 2 ? row.withSplit(row.split().plus(Part.CASH, 1)) : row);
        }
        if (different) {
            plant(HIS, row, Difference.D10);
        }
    }

    private void plantChannel(int d, Row row, boolean insured, boolean different) {
        if (!different) {
            both(WECHAT, d, row, row);
            return;
        }
        Difference kind = WECHAT_KINDS[chance.nextInt(WECHAT_KINDS.length)];
        kind = kind == Difference.D2 && insured ? Difference.D6 : kind;
        kind = kind == Difference.D6 && !insured ? Difference.D2 : kind;
        Sheet sheet = sheet(WECHAT, d);
        Row subject = kind == Difference.D8
                ? row(row.number(), "R", d, Flow.REFUND, Split.of(Part.CASH, -row.fen()), row.time())
                : row;
        if (kind != Difference.D1) {
            sheet.ours.add(subject);
        }
        switch (kind) {
            case D1, D7 -> sheet.theirs.add(row);
            case D3 -> sheet.theirs.add(row.withSplit(row.split().plus(Part.CASH, 1)));
            case D4 -> sheet.theirs.add(World.standing(row, Standing.REVERSED));
            case D8 -> sheet.theirs.add(subject.withSplit(subject.split().plus(Part.CASH, 1)));
            case D9 -> sheet.theirs.add(World.fee(row, row.feeFen().orElseThrow() + 1));
            case D11 ->
                sheet(WECHAT, d + 1)
                        .theirs
                        .add(World.at(row, days.get(d + 1), row.time().plus(Duration.ofDays(1))));
            default -> {}
        }
        if (kind == Difference.D7) {
            sheet.theirs.add(World.numbers(row, row.number(), "again" + row.farNumber()));
        }
        boolean oneSided = kind == Difference.D4 && insured;
        plant(WECHAT, subject, oneSided ? Difference.D6 : kind);
    }
}
