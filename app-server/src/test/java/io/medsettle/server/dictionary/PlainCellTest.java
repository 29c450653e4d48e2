package io.medsettle.server.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-药", "'=1", "''=1"})
    void what_would_be_a_formula_goes_out_as_text_and_comes_back_as_it_was(String text) {
        assertThat(PlainCell.written(text)).isEqualTo("'" + text);
        assertThat(PlainCell.read("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "-5.00", "12", "阿莫西林", "'", "'引号'", "1=1", "5'"})
    void anything_else_is_written_and_read_as_it_is(String text) {
        assertThat(PlainCell.written(text)).isEqualTo(text);
        assertThat(PlainCell.read(text)).isEqualTo(text);
    }
}
