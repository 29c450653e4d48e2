package io.medsettle.reconciliation;

import io.medsettle.reconciliation.SideFiles.Piece;
import io.medsettle.reconciliation.Tally.Odd;
import io.medsettle.reconciliation.Totals.Sums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether files agree with what their last lines say, and which of their rows cannot be read. */
final class FileChecks {
    private static final int SHORTEST_NUMBER = 1;

    final List<Defect> defects = new ArrayList<>();
    final List<BadLine> badLines = new ArrayList<>();
    /** Rows that could be read after all; nobody has compared them yet. */
    final List<Row> late = new ArrayList<>();

    /** @return what the file's readable rows sum to */
    Sums check(Piece piece, List<Tally> tallies) {
        RowFile file = piece.file();
        Sums sums = Sums.NONE;
        long lines = 0;
        long digest = 0;
        boolean tooOdd = false;
        for (Tally tally : tallies) {
            for (Odd odd : tally.odd) {
                sums = sums.plus(oddOne(piece, odd, lines + odd.line()));
            }
            sums = sums.plus(tally.sums());
            lines += tally.lines;
            digest += tally.digest;
            tooOdd |= tally.tooOdd;
        }
        String told = file.digest();
        if (tooOdd) {
            defects.add(new Defect(file.name(), "读不懂的行超过 " + Tally.MOST_ODD + " 行"));
        } else if (lines != file.rows()) {
            defects.add(new Defect(file.name(), "汇总行为 " + file.rows() + " 行, 明细有 " + lines + " 行"));
        } else if (sums.fen() != file.sumFen()) {
            defects.add(new Defect(file.name(), "汇总行合计 " + file.sumFen() + " 分, 明细合计 " + sums.fen() + " 分"));
        } else if (!told.isEmpty() && !told.equals(String.format(Locale.ROOT, "%016x", digest))) {
            defects.add(new Defect(file.name(), "内容摘要不符"));
        }
        return sums;
    }

    private Sums oddOne(Piece piece, Odd odd, long line) {
        String text = text(piece.file(), odd);
        try {
            Row row = RowText.row(text);
            late.add(row);
            return Sums.NONE.plus(row);
        } catch (BadRow e) {
            int comma = text.indexOf(',');
            String number = comma >= SHORTEST_NUMBER && comma <= Row.LONGEST_NUMBER ? text.substring(0, comma) : "";
            badLines.add(new BadLine(
                    piece.side(),
                    piece.file().name(),
                    line + 2,
                    e.column,
                    e.value,
                    String.valueOf(e.getMessage()),
                    number));
            return Sums.NONE;
        }
    }

    private static String text(RowFile file, Odd odd) {
        ByteBuffer bytes = ByteBuffer.allocate(odd.length());
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, odd.offset() + bytes.position()) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }
}
