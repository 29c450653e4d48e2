package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.bill.BillLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the columns of one kind of bill mean.
 *
 * @param needed for each thing that cannot be missing the names it goes by, one of which must be there
 * @param line what a line says
 * @param sums for each column of the summary what a line adds to it; a column that is not listed is not checked
 * @param count the column of the summary that counts the lines
 */
record BillKind(
        List<List<String>> needed,
        Function<BillRow, BillLine> line,
        Map<String, Function<BillRow, BigDecimal>> sums,
        String count) {
    static Function<BillRow, BigDecimal> amount(String column) {
        return row -> row.has(column) ? row.decimal(column) : BigDecimal.ZERO;
    }
}
