package io.medsettle.adapter.creditgz.profile;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how a platform writes its bill. */
final class BillReader {
    private final EntryReader entries;

    BillReader(EntryReader entries) {
        this.entries = entries;
    }

    BillRule read(Section root) {
        Section bill = root.section(
                "bill",
                Set.of(
                        "charset",
                        "lineEnd",
                        "showsReversal",
                        "name",
                        "record",
                        "header",
                        "detail",
                        "trailer",
                        "checks"));
        Section record = bill.section("record", Set.of("kind", "delimiter", "width"));
        boolean fixed = record.need("kind", Set.of("DELIMITED", "FIXED")).equals("FIXED");
        return new BillRule(
                bill.spot(),
                Charset.forName(bill.need("charset", Set.of("UTF-8", "GBK")).equals("GBK") ? "GBK" : "UTF-8"),
                bill.need("lineEnd", Set.of("LF", "CRLF")).equals("CRLF"),
                fixed ? "" : record.need("delimiter"),
                fixed ? record.number("width", 0) : 0,
                bill.optional("header").map(this::layout),
                bill.optional("detail")
                        .map(this::layout)
                        .orElseGet(() -> new BillRule.Layout(bill.spot(), "", List.of())),
                bill.optional("trailer").map(this::layout),
                checks(bill.optional("checks")));
    }

    private BillRule.Layout layout(ProfileNode node) {
        Section section = new Section(node, "账单", Set.of("prefix", "columns"));
        return new BillRule.Layout(
                node.spot(),
                section.text("prefix"),
                section.optional("columns").stream()
                        .flatMap(columns -> columns.items().stream())
                        .map(entries::column)
                        .toList());
    }

    private static Set<BillRule.Check> checks(Optional<ProfileNode> node) {
        Set<BillRule.Check> checks = EnumSet.noneOf(BillRule.Check.class);
        node.ifPresent(list -> list.items().forEach(item -> Arrays.stream(BillRule.Check.values())
                .filter(check -> check.name().equals(item.text()))
                .findFirst()
                .ifPresentOrElse(checks::add, () -> item.wrong("没有这种核对: " + item.text()))));
        return checks;
    }
}
