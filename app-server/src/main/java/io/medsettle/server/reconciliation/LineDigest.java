package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Count, sum and SHA-256 of lines as they pass. Not to be shared. */
final class LineDigest {
    private final MessageDigest digest = sha256();
    private long lines;
    private long sum;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    void add(BillLine line) {
        lines++;
        sum = Math.addExact(sum, line.fen());
        String text = String.join(
                "|",
                line.requestNo(),
                line.farNumber(),
                line.part().name(),
                Long.toString(line.fen()),
                Boolean.toString(line.reversed()),
                Long.toString(line.farTime().toEpochMilli()),
                line.labels().text());
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    long lines() {
        return lines;
    }

    /** Once, at the end. */
    BillSummary summary() {
        return new BillSummary(lines, sum, HexFormat.of().formatHex(digest.digest()));
    }
}
