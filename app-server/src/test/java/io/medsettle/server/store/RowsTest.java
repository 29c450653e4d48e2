package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void a_value_that_is_missing_is_not_taken_for_a_key_that_is_there_already() {
        assertThat(Rows.duplicate(new SQLException("", "23502", 23502))).isFalse();
        assertThat(Rows.duplicate(new SQLException("", "23000", 1048))).isFalse();
        assertThat(Rows.duplicate(new SQLException("", "23505", 23505))).isTrue();
        assertThat(Rows.duplicate(new SQLException("", "23000", 1062))).isTrue();
    }

    @Test
    void there_are_as_many_marks_as_values() {
        assertThat(Rows.marks(3)).isEqualTo("?, ?, ?");
    }
}
