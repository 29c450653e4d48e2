package io.medsettle.adapter.wechat.wire;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.medsettle.ports.bill.BillLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A bill's file read line by line (账单文件), wechat §7.2: a header, lines with a backtick before each value, the summary's header,
 * the summary. Columns are found by their names. Every reading checks counts and sums; memory does not grow with the file.
 */
public final class BillFile {
    private static final char BOM = '\uFEFF';
    private static final String SEPARATOR = ",`";

    private final Path file;
    private final BillKind kind;

    private BillFile(Path file, BillKind kind) {
        this.file = file;
        this.kind = kind;
    }

    public static BillFile trade(Path file) {
        return new BillFile(file, TradeBill.KIND);
    }

    public static BillFile fundFlow(Path file) {
        return new BillFile(file, FundFlowBill.KIND);
    }

    public static BillFile payinsurance(Path file, PayinsuranceBill bill) {
        return new BillFile(file, bill.kind());
    }

    /**
     * @param lines handed over as they are read: only a reading that comes to its end proves them
     * @throws BillTrouble naming what is wrong and where
     */
    public void read(Consumer<BillLine> lines) {
        Reading reading = new Reading(lines);
        try (Reader text = text();
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(SEPARATOR)
                        .quoteCharacter('\u0001')
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord each : records) {
                reading.take(each);
            }
            reading.end();
        } catch (CharacterCodingException e) {
            throw new BillTrouble(BillTrouble.ENCODING, "账单不是 UTF-8");
        } catch (CsvParseException e) {
            throw new BillTrouble(BillTrouble.COLUMNS, "账单无法分行");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new BillTrouble(BillTrouble.ENCODING, "账单不是 UTF-8");
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reader text() throws IOException {
        PushbackReader reader = new PushbackReader(
                new InputStreamReader(
                        new BufferedInputStream(Files.newInputStream(file)),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1);
        try {
            int first = reader.read();
            if (first >= 0 && first != BOM) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** One reading: the header, then the lines, then the sums. */
    private final class Reading {
        private final Consumer<BillLine> lines;
        private final Map<String, BigDecimal> sums = new HashMap<>();
        private Map<String, Integer> columns = Map.of();
        private List<String> sumColumns = List.of();
        private long count;
        private boolean ended;

        Reading(Consumer<BillLine> lines) {
            this.lines = lines;
        }

        void take(CsvRecord read) {
            boolean values = read.getField(0).startsWith("`");
            long line = read.getStartingLineNumber();
            boolean early = values && columns.isEmpty();
            boolean late = ended || !values && !sumColumns.isEmpty();
            if (early || late) {
                throw new BillTrouble(BillTrouble.COLUMNS, "第 " + line + " 行 不在应在的位置");
            }
            if (!values) {
                List<String> names =
                        Arrays.asList(String.join(SEPARATOR, read.getFields()).split(",", -1));
                if (columns.isEmpty()) {
                    header(names);
                } else {
                    sumColumns = names;
                }
                return;
            }
            List<String> cells = new ArrayList<>(read.getFields());
            cells.set(0, cells.get(0).substring(1));
            if (sumColumns.isEmpty()) {
                row(cells, line);
            } else {
                summary(cells);
            }
        }

        private void header(List<String> names) {
            Map<String, Integer> found = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (found.put(names.get(i).strip(), i) != null) {
                    throw new BillTrouble(BillTrouble.COLUMNS, "表头有两栏同名: " + names.get(i));
                }
            }
            kind.needed().stream()
                    .filter(any -> any.stream().noneMatch(found::containsKey))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new BillTrouble(BillTrouble.COLUMNS, "表头没有 " + String.join(" 或 ", missing));
                    });
            columns = found;
        }

        private void row(List<String> cells, long line) {
            if (cells.size() != columns.size()) {
                throw new BillTrouble(
                        BillTrouble.COLUMNS, "第 " + line + " 行 有 " + cells.size() + " 栏, 表头有 " + columns.size() + " 栏");
            }
            BillRow row = new BillRow(columns, cells, line);
            BillLine said = kind.line().apply(row);
            kind.sums().forEach((name, adds) -> sums.merge(name, adds.apply(row), BigDecimal::add));
            count++;
            lines.accept(said);
        }

        private void summary(List<String> cells) {
            if (cells.size() != sumColumns.size()) {
                throw new BillTrouble(BillTrouble.COLUMNS, "汇总行的栏数与其表头不符");
            }
            BillRow told = new BillRow(at(sumColumns), cells, count + 3);
            if (told.decimal(kind.count()).compareTo(BigDecimal.valueOf(count)) != 0) {
                throw new BillTrouble(
                        BillTrouble.SUMS, kind.count() + " 为 " + told.get(kind.count()) + ", 明细有 " + count + " 行");
            }
            boolean checked = false;
            for (Map.Entry<String, Function<BillRow, BigDecimal>> each :
                    kind.sums().entrySet()) {
                String name = each.getKey();
                checked |= told.has(name);
                BigDecimal sum = sums.getOrDefault(name, BigDecimal.ZERO);
                if (told.has(name) && told.decimal(name).compareTo(sum) != 0) {
                    throw new BillTrouble(
                            BillTrouble.SUMS, name + " 为 " + told.get(name) + ", 明细合计 " + sum.toPlainString());
                }
            }
            if (!checked) {
                throw new BillTrouble(BillTrouble.COLUMNS, "汇总行没有可核对的金额");
            }
            ended = true;
        }

        private static Map<String, Integer> at(List<String> names) {
            Map<String, Integer> at = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                at.put(names.get(i).strip(), i);
            }
            return at;
        }

        void end() {
            if (!ended) {
                throw new BillTrouble(BillTrouble.TRUNCATED, "账单没有汇总行, 不完整");
            }
        }
    }
}
