package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Rows, files and runs, as short as tests want them. */
final class World {
    static final BusinessDay DAY = new BusinessDay("20261121");
    static final BusinessDay NEXT = new BusinessDay("20261122");
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    static final Party WECHAT = new Party("wechat");
    static final Party YIBAO = new Party("yibao");
    static final Party HIS = new Party("his");
    /** Nothing waits: everything is named in the first run. */
    static final Rules AT_ONCE = Rules.USUAL.withCarryDays(0);

    private final Path directory;
    private int files;

    World(Path directory) {
        this.directory = directory;
    }

    static Row pay(String number, long cashFen) {
        return row(number, "F" + number, Flow.PAY, Split.of(Part.CASH, cashFen));
    }

    static Row refund(String number, long cashFen) {
        return row(number, "F" + number, Flow.REFUND, Split.of(Part.CASH, -cashFen));
    }

    static Row insured(String number, long fund, long account) {
        return row(number, "S" + number, Flow.PAY, Split.of(Part.FUND, fund).plus(Part.ACCOUNT, account));
    }

    static Row row(String number, String far, Flow flow, Split split) {
        return new Row(number, far, flow, Standing.DONE, DAY, split, OptionalLong.empty(), NOON, Fields.NONE);
    }

    static Row standing(Row r, Standing standing) {
        return new Row(
                r.number(), r.farNumber(), r.flow(), standing, r.day(), r.split(), r.feeFen(), r.time(), r.labels());
    }

    static Row numbers(Row r, String number, String far) {
        return new Row(number, far, r.flow(), r.standing(), r.day(), r.split(), r.feeFen(), r.time(), r.labels());
    }

    static Row fee(Row r, long fen) {
        return new Row(
                r.number(),
                r.farNumber(),
                r.flow(),
                r.standing(),
                r.day(),
                r.split(),
                OptionalLong.of(fen),
                r.time(),
                r.labels());
    }

    static Row at(Row r, BusinessDay day, Instant time) {
        return new Row(r.number(), r.farNumber(), r.flow(), r.standing(), day, r.split(), r.feeFen(), time, r.labels());
    }

    static Row labels(Row r, Fields labels) {
        return new Row(
                r.number(), r.farNumber(), r.flow(), r.standing(), r.day(), r.split(), r.feeFen(), r.time(), labels);
    }

    Path file(Row... rows) {
        return file(Arrays.asList(rows));
    }

    Path file(List<Row> rows) {
        Path file = directory.resolve("rows-" + files++ + ".csv");
        try (RowWriter writer = RowWriter.to(file)) {
            rows.forEach(writer::add);
            writer.seal();
        }
        return file;
    }

    /** A file whose lines are written by somebody else. */
    Path text(String... lines) throws IOException {
        Path file = directory.resolve("rows-" + files++ + ".csv");
        Files.writeString(file, RowText.HEADER + "\n" + String.join("\n", lines) + "\n");
        return file;
    }

    Comparison compare(Party party, FarSide farSide, List<Row> ours, List<Row> theirs) {
        return Comparison.of(party, farSide, Delivery.of(file(ours)), Delivery.of(file(theirs)));
    }

    Comparison wechat(List<Row> ours, List<Row> theirs) {
        return compare(WECHAT, FarSide.CHANNEL, ours, theirs);
    }

    Machine machine() {
        return new Machine(2, 1 << 20, directory);
    }

    Report run(Rules rules, Comparison... comparisons) {
        return new Reconciler(rules, machine()).run(DAY, List.of(comparisons), CarryOver.NONE);
    }

    Report run(Comparison... comparisons) {
        return run(AT_ONCE, comparisons);
    }

    Report next(Rules rules, CarryOver before, Comparison... comparisons) {
        return new Reconciler(rules, machine()).run(NEXT, List.of(comparisons), before);
    }

    /** Names of everything that lies in the directory. */
    List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(p -> String.valueOf(p.getFileName())).sorted().toList();
        }
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
