package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of rows: what is written is read again, what is broken is not read at all. */
class ZipTextTest {
    @TempDir
    Path folder;

    private final List<List<String>> rows = new ArrayList<>();

    private long read(byte[] zip, long longest) throws IOException {
        return ZipText.rows(Files.write(folder.resolve("a.zip"), zip), longest, rows::add);
    }

    @Test
    void rows_have_tabs_and_null_for_what_is_empty() throws IOException {
        byte[] zip = ZipText.packed("a.txt", false, List.of(List.of("1", "", "x"), List.of("2", "汉", "")).stream());

        assertThat(read(zip, 1000)).isEqualTo(2);
        assertThat(rows).containsExactly(List.of("1", "", "x"), List.of("2", "汉", ""));
        assertThat(read(Platform.zip("a.txt", "1\tnull\tx\n2\t汉\tnull"), 1000)).isEqualTo(2);
    }

    @Test
    void the_other_ending_and_a_byte_order_mark_are_understood() throws IOException {
        read(Platform.zip("a.txt", "\uFEFF1\tnull\t\r\n2\tb\t\r\n"), 1000);
        read(ZipText.packed("a.txt", true, List.of(List.of("1", "")).stream()), 1000);

        assertThat(rows).containsExactly(List.of("1", "", ""), List.of("2", "b", ""), List.of("1", "", ""));
    }

    @Test
    void many_rows_pass_without_being_kept() throws IOException {
        byte[] zip = ZipText.packed(
                "a.txt", false, IntStream.range(0, 200_000).mapToObj(i -> List.of(Integer.toString(i), "示例", "")));
        long[] sum = {0};

        long count = ZipText.rows(
                Files.write(folder.resolve("a.zip"), zip), 1L << 30, r -> sum[0] += Long.parseLong(r.get(0)));

        assertThat(count).isEqualTo(200_000);
        assertThat(sum[0]).isEqualTo(199_999L * 200_000 / 2);
    }

    @Test
    void what_is_no_zip_ends_too_early_or_is_too_long_is_refused() {
        byte[] good = ZipText.packed("a.txt", false, IntStream.range(0, 5000).mapToObj(i -> List.of("row" + i * 7919)));

        assertThatThrownBy(() -> read(new byte[0], 1000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(Vectors.utf8("{\"infcode\":0}"), 1000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length / 2), 1 << 20))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(good, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("上限");
    }
}
