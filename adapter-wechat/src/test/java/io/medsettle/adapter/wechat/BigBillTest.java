package io.medsettle.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.medsettle.adapter.wechat.wire.BillFile;
import io.medsettle.ports.bill.BillLine;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill several times the size of the memory it is read in. */
class BigBillTest {
    private static final int ROWS = 150_000;
    private static final String HEADER = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";

    @Test
    void memory_does_not_grow_with_the_bill(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("bill.csv");
        write(file);
        assertThat(Files.size(file)).isGreaterThan(24L << 20);
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path(BigBillTest.class, BillFile.class, BillLine.class, CsvReader.class),
                        BigBillTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).isEqualTo(ROWS + " " + ROWS * 12_34L);
    }

    private static String path(Class<?>... needed) {
        return Stream.of(needed)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(home -> Path.of(URI.create(home.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\r\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("`2026-01-05 09:31:00,`4200000000202601050000" + i + ",`1000000000000" + i
                        + ",`交易,`交易,`收入,`12.34,`100000.00,`system," + "`诊间缴费诊间缴费诊间缴费,`GZ20260105" + i + "\r\n");
            }
            out.write("资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n");
            out.write("`" + ROWS + ".0,`" + ROWS + ".0,`" + ROWS * 1234L / 100 + ".00,`0.0,`0.00\r\n");
        }
    }

    /** Reads a bill and writes lines and sum. */
    public static void main(String[] arguments) throws IOException {
        long[] told = new long[2];
        BillFile.fundFlow(Path.of(arguments[0])).read(line -> {
            told[0]++;
            told[1] += line.fen();
        });
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((told[0] + " " + told[1] + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
