package io.medsettle.adapter.yibao.wire;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which refusals are firm (codes.csv). The first line that fits counts; what no line fits is not firm. The documents list
 * hardly any code, so that most lines go by words.
 */
final class Codes {
    /** What a refusal says about the thing asked for. */
    enum Meaning {
        REFUSED,
        /** Cancelled, revoked or refunded already. */
        ALREADY_GONE,
        /** Money or fees hang on it, so that it cannot be let go. */
        HOLDS,
        NOT_FOUND,
        /** It exists already. */
        DUPLICATE,
        NOT_SIGNED_IN,
        /** The payToken is too old. */
        TOKEN_EXPIRED,
        /** Says nothing for certain. */
        UNLISTED
    }

    /**
     * One line.
     *
     * @param firm a no to a first sending is final
     * @param firmAfterDoubt a no to a repeat, or to a question, is final for the first sending too
     */
    record Row(
            String side,
            String transaction,
            String code,
            String words,
            Meaning meaning,
            boolean firm,
            boolean firmAfterDoubt) {
        static final Row UNLISTED = new Row("", "*", "*", "", Meaning.UNLISTED, false, false);

        boolean fits(String onSide, String of, String saidCode, String said) {
            return side.equals(onSide)
                    && (transaction.equals("*") || transaction.equals(of))
                    && (code.equals("*") || code.equals(saidCode))
                    && said.contains(words);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param extra lines that come first */
    Codes(List<String> extra) {
        extra.forEach(line -> read(line, rows));
        try (InputStream in = Objects.requireNonNull(Codes.class.getResourceAsStream("codes.csv"), "codes.csv")) {
            read(new String(in.readAllBytes(), StandardCharsets.UTF_8), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String csv, List<Row> to) {
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .ofCsvRecord(csv)) {
            lines.forEach(line -> to.add(new Row(
                    line.getField(0),
                    line.getField(1),
                    line.getField(2),
                    line.getField(3),
                    Meaning.valueOf(line.getField(4)),
                    yes(line.getField(5)),
                    yes(line.getField(6)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("yibao settings: a line of the code table has not the seven columns", e);
        }
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }

    Row row(String side, String transaction, String code, String text) {
        return rows.stream()
                .filter(r -> r.fits(side, transaction, code, text))
                .findFirst()
                .orElse(Row.UNLISTED);
    }
}
