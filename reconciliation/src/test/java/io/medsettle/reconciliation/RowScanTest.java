package io.medsettle.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader beside the exact one: what the fast one takes, the exact one takes too, and both see the same. */
class RowScanTest {
    private static final String CHARACTERS = "0123456789ABCXYZabcxyz-_|*. ,~医";

    private Random chance = new Random();

    private String word(int longest) {
        StringBuilder word = new StringBuilder();
        for (int i = chance.nextInt(longest + 1); i > 0; i--) {
            word.append(CHARACTERS.charAt(chance.nextInt(CHARACTERS.length())));
        }
        return word.toString();
    }

    private Row row() {
        Split split = Split.NONE;
        for (int i = chance.nextInt(4); i > 0; i--) {
            long most = (1L << chance.nextInt(34));
            split = split.plus(Part.values()[chance.nextInt(6)], chance.nextLong() % (most + 1));
        }
        String number = word(40);
        return new Row(
                number,
                number.isEmpty() ? "F" : word(40),
                Flow.values()[chance.nextInt(2)],
                Standing.values()[chance.nextInt(4)],
                new BusinessDay("202611" + (10 + chance.nextInt(20))),
                split,
                chance.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(chance.nextInt(2000) - 1000),
                Instant.ofEpochMilli(chance.nextInt(3) == 0 ? 0 : 1_795_276_800_000L + chance.nextInt()),
                chance.nextBoolean() ? Fields.NONE : Fields.of("标签 " + word(5), word(30)));
    }

    private static RowScan scanned(byte[] line, boolean byFar, boolean fees) {
        byte[] padded = Arrays.copyOf(line, line.length + 1 + Mix.BEHIND);
        padded[line.length] = '\n';
        Arrays.fill(padded, line.length + 1, padded.length, (byte) '7');
        return new RowScan(byFar, fees).in(padded);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 777})
    void a_written_row_is_read_as_it_was_by_both(long seed) throws BadRow {
        chance = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            Row row = row();
            String line = RowText.line(row);
            assertThat(RowText.row(line)).as("seed %d: %s", seed, line).isEqualTo(row);

            RowScan scan = scanned(line.getBytes(StandardCharsets.UTF_8), false, true);
            if (scan.read(0)) {
                taken++;
                assertThat(scan.fen).as(line).isEqualTo(row.fen());
                assertThat(scan.flow).as(line).isEqualTo(row.flow().code);
                assertThat(scan.standing).as(line).isEqualTo(row.standing().code);
                long number = scan.number;
                scan.readNumber(0);
                assertThat(scan.number).as(line).isEqualTo(number);
            }
        }
        assertThat(taken).isGreaterThan(15_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 777})
    void a_damaged_row_is_never_taken_by_the_fast_reader_alone(long seed) {
        chance = new Random(seed);
        for (int i = 0; i < 40_000; i++) {
            byte[] line = RowText.line(row()).getBytes(StandardCharsets.UTF_8);
            for (int k = chance.nextInt(3); k >= 0; k--) {
                line[chance.nextInt(line.length)] = (byte) "0159,-PDRFC~ \t\u0000".charAt(chance.nextInt(14));
            }
            RowScan scan = scanned(line, false, false);
            if (scan.read(0)) {
                String text = new String(line, StandardCharsets.UTF_8);
                try {
                    assertThat(RowText.row(text).fen())
                            .as("seed %d: %s", seed, text)
                            .isEqualTo(scan.fen);
                } catch (BadRow e) {
                    // only what the fast reader never looks into: escapes and labels
                    assertThat(e.column).as("seed %d: %s", seed, text).isIn("number", "far", "labels");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void one_other_value_is_another_fingerprint(long seed) {
        chance = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Row row = row();
            Row other = row();
            Row second = new Row(
                    row.number(),
                    row.farNumber(),
                    chance.nextBoolean() ? row.flow() : other.flow(),
                    chance.nextBoolean() ? row.standing() : other.standing(),
                    chance.nextBoolean() ? row.day() : other.day(),
                    chance.nextBoolean() ? row.split() : other.split(),
                    chance.nextBoolean() ? row.feeFen() : other.feeFen(),
                    other.time(),
                    other.labels());
            RowScan a = scanned(RowText.line(row).getBytes(StandardCharsets.UTF_8), false, true);
            RowScan b = scanned(RowText.line(second).getBytes(StandardCharsets.UTF_8), false, true);
            if (a.read(0) && b.read(0)) {
                boolean same = row.flow() == second.flow()
                        && row.standing() == second.standing()
                        && row.day().equals(second.day())
                        && row.split().equals(second.split())
                        && row.feeFen().equals(second.feeFen());
                assertThat(a.print == b.print).as("seed %d", seed).isEqualTo(same);
                assertThat(a.number).isEqualTo(b.number);
            }
        }
    }
}
