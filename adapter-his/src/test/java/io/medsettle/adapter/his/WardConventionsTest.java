package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WardConventionsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, depositLeast",
        "1, 0, 1, 1, 1, depositStep",
        "2, 1, 1, 1, 1, depositMost",
        "1, 1, 1, 0, 1, linesPerPage",
        "1, 1, 1, 1001, 1, linesPerPage",
        "1, 1, 1, 1, 201, recordsPerPage"
    })
    void what_cannot_be_used_is_named(long least, long step, long most, int lines, int records, String what) {
        assertThatThrownBy(() -> new HisWardConventions(least, step, most, false, lines, records))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what);
        assertThat(HisWardConventions.usual().linesPerPage()).isEqualTo(200);
    }
}
