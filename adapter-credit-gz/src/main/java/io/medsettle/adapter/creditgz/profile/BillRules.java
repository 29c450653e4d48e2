package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.BillRule.Check;
import io.medsettle.adapter.creditgz.profile.BillRule.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a bill's description can be read by and checks what it says. */
final class BillRules {
    private static final List<String> NEEDED =
            List.of("line.settleDay", "line.type", "line.number", "line.platformNo", "line.amount");

    private final BillRule bill;
    private final EntryRules entries;
    private final Findings findings;

    BillRules(BillRule bill, EntryRules entries, Findings findings) {
        this.bill = bill;
        this.entries = entries;
        this.findings = findings;
    }

    void check() {
        bill.header().ifPresent(layout -> layout(layout, "header", true));
        bill.trailer().ifPresent(layout -> layout(layout, "trailer", true));
        layout(
                bill.detail(),
                "line",
                bill.header().isPresent() || bill.trailer().isPresent());
        NEEDED.stream()
                .filter(path -> !bill.detail().tells(path))
                .forEach(path -> findings.add(bill.detail().spot(), "账单没有映射 " + path));
        bill.header()
                .filter(header -> !header.tells("header.day"))
                .ifPresent(header -> findings.add(header.spot(), "账单没有映射 header.day"));
        bill.detail().columns().stream()
                .filter(column -> column.entry().path().equals("line.state")
                        && column.entry().constant().isEmpty())
                .forEach(column -> findings.add(column.entry().spot(), "line.state 需要 const: 平台记为成功的值"));
        bill.checks().forEach(this::backed);
    }

    private void layout(Layout layout, String root, boolean prefixed) {
        if (prefixed && layout.prefix().isEmpty()) {
            findings.add(layout.spot(), "账单的行没有 prefix, 无法区分");
        }
        entries.inward(layout.columns().stream().map(Column::entry).toList(), Set.of(root));
        Set<Integer> taken = new HashSet<>();
        for (Column column : layout.columns()) {
            boolean within = bill.delimiter().isEmpty() ? bytes(column, layout, taken) : taken.add(column.at());
            if (!within || !bill.delimiter().isEmpty() && !layout.prefix().isEmpty() && column.at() == 1) {
                findings.add(column.entry().spot(), "这一列与别的列重叠, 或超出行宽");
            }
        }
    }

    private boolean bytes(Column column, Layout layout, Set<Integer> taken) {
        boolean within = column.length() > 0
                && column.at() > layout.prefix().length()
                && column.at() + column.length() - 1 <= bill.width();
        for (int i = 0; i < column.length(); i++) {
            within &= taken.add(column.at() + i);
        }
        return within;
    }

    private void backed(Check check) {
        boolean backed =
                switch (check) {
                    case HEADER_COUNT -> tells(bill.header(), "header.count");
                    case HEADER_SUM ->
                        tells(bill.header(), "header.payAmount") && tells(bill.header(), "header.refundAmount");
                    case TRAILER_COUNT -> tells(bill.trailer(), "trailer.count");
                    case DIGEST_SM3 -> true;
                };
        if (!backed) {
            findings.add(bill.spot(), "账单没有可供核对 " + check + " 的列");
        }
    }

    private static boolean tells(Optional<Layout> layout, String path) {
        return layout.filter(each -> each.tells(path)).isPresent();
    }
}
