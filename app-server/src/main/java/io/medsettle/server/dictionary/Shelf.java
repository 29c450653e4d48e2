package io.medsettle.server.dictionary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two shapes of a dictionary, as data: a table, its columns, and which of them make the key within a version. */
enum Shelf {
    ENTRIES(
            "dictionary_entry",
            3,
            new Column("type", "类型", "type", Form.TEXT, 64, true),
            new Column("code", "编码", "code", Form.TEXT, 64, true),
            new Column("begins", "开始日期", "begins_on", Form.BEGINS, 0, false),
            new Column("ends", "结束日期", "ends_on", Form.ENDS, 0, false),
            new Column("name", "名称", "name", Form.TEXT, 200, true),
            new Column("parent", "上级", "parent", Form.TEXT, 64, false),
            new Column("valid", "有效标志", "in_force", Form.FLAG, 0, false)),
    ITEMS(
            "catalogue_item",
            2,
            new Column("code", "编码", "code", Form.TEXT, 64, true),
            new Column("begins", "开始日期", "begins_on", Form.BEGINS, 0, false),
            new Column("ends", "结束日期", "ends_on", Form.ENDS, 0, false),
            new Column("name", "名称", "name", Form.TEXT, 500, true),
            new Column("spec", "规格", "spec", Form.TEXT, 500, false),
            new Column("unit", "单位", "unit", Form.TEXT, 64, false),
            new Column("level", "收费等级", "charge_level", Form.TEXT, 8, false),
            new Column("selfPayShare", "先自付比例", "share_e4", Form.SHARE, 0, false),
            new Column("priceLimit", "限价", "limit_e4", Form.PRICE, 0, false),
            new Column("valid", "有效标志", "in_force", Form.FLAG, 0, false));

    private final String table;
    private final int keys;
    private final List<Column> columns;

    Shelf(String table, int keys, Column... columns) {
        this.table = table;
        this.keys = keys;
        this.columns = List.of(columns);
    }

    String table() {
        return table;
    }

    List<Column> columns() {
        return columns;
    }

    /** The columns that tell rows of one version apart; they come first. */
    List<Column> key() {
        return columns.subList(0, keys);
    }

    Optional<Column> column(String heading) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(heading) || c.chinese().equals(heading))
                .findFirst();
    }

    int place(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    /** Columns in SQL, each behind the alias if there is one. */
    String sqlColumns(String alias) {
        return columns.stream().map(c -> alias + c.sql()).collect(Collectors.joining(", "));
    }

    /** {@code a.code = b.code AND …} over the key. */
    String sameKey(String a, String b) {
        return key().stream().map(c -> a + c.sql() + " = " + b + c.sql()).collect(Collectors.joining(" AND "));
    }

    String keyOrder(String alias) {
        return key().stream().map(c -> alias + c.sql()).collect(Collectors.joining(", "));
    }

    /**
     * Makes a row of texts by column name; what is left out is read as "".
     *
     * @throws BadRow if one will not do, or the days stand the wrong way round
     */
    Row read(long line, Map<String, String> texts) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            values.add(column.read(line, texts.getOrDefault(column.name(), "")));
        }
        String begins = values.get(place("begins")).toString();
        String ends = values.get(place("ends")).toString();
        if (ends.compareTo(begins) < 0) {
            throw new BadRow(line, "ends", Form.ENDS.text(ends), "结束日期早于开始日期");
        }
        return new Row(line, values);
    }

    /** Reads this shelf's columns from a result that has them from this place on. */
    List<Object> values(ResultSet found, int from) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            boolean text = columns.get(i).form() == Form.TEXT
                    || columns.get(i).form() == Form.BEGINS
                    || columns.get(i).form() == Form.ENDS;
            values.add(text ? found.getString(from + i) : Long.valueOf(found.getLong(from + i)));
        }
        return values;
    }

    List<String> texts(List<Object> values) {
        List<String> texts = new ArrayList<>(values.size());
        for (int i = 0; i < columns.size(); i++) {
            texts.add(columns.get(i).form().text(values.get(i)));
        }
        return texts;
    }
}
