package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts and sums of what was read, held against B02. One bill, one thread. */
final class BillTally {
    private final Set<String> bizTypes;
    private final Map<String, long[]> read = new TreeMap<>();
    private final Set<String> recordNos = new HashSet<>();

    BillTally(Set<String> bizTypes) {
        this.bizTypes = bizTypes;
    }

    /** What is wrong with the record itself, "" for nothing. */
    String add(B01Bill.Entry e) {
        if (!recordNos.add(e.recordNo())) {
            return "记录号重复: " + e.recordNo();
        }
        Money sum = e.fundAmt().plus(e.acctAmt()).plus(e.otherFundAmt()).plus(e.cashAmt());
        if (!sum.plus(e.depositAmt()).plus(e.waiverAmt()).equals(e.totalAmt())) {
            return "记录 " + e.recordNo() + " 分项合计与总额不符";
        }
        String key = e.bizType() + " " + e.channel() + " " + e.direction();
        long[] sums = read.computeIfAbsent(key, none -> new long[6]);
        long[] more = {
            1,
            e.totalAmt().fen(),
            e.fundAmt().fen(),
            e.acctAmt().fen(),
            e.otherFundAmt().fen(),
            e.cashAmt().fen()
        };
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], more[i]);
        }
        return "";
    }

    /** What differs from B02, "" for nothing. */
    String against(B01Bill.Summary summary) {
        Map<String, long[]> told = new TreeMap<>();
        for (B01Bill.Group g : summary.groups()) {
            if (bizTypes.contains(g.bizType())) {
                told.put(g.bizType() + " " + g.channel() + " " + g.direction(), new long[] {
                    g.count(),
                    g.totalAmt().fen(),
                    g.fundAmt().fen(),
                    g.acctAmt().fen(),
                    g.otherFundAmt().fen(),
                    g.cashAmt().fen()
                });
            }
        }
        Set<String> keys = new HashSet<>(told.keySet());
        keys.addAll(read.keySet());
        for (String key : keys.stream().sorted().toList()) {
            if (!Arrays.equals(read.get(key), told.get(key))) {
                return "明细与汇总不符: " + key;
            }
        }
        return "";
    }
}
