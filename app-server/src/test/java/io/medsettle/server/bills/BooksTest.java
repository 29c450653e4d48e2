package io.medsettle.server.bills;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final String ORDER = "202601051A1B2C3D";

    private static Posting entry(String account, Part part, long fen, String deed) {
        return new Posting(account, part, fen, ORDER + deed, "F", Instant.EPOCH, "20260105", Fields.NONE);
    }

    @Test
    void what_the_insurer_bore_is_told_beside_the_first_payment_of_its_round_alone() {
        Books books = new Books(List.of(
                entry("due-from:yibao", Part.FUND, 700_00, "0230"),
                entry("fees", Part.FUND, -700_00, "0230"),
                entry("hospital-borne", Part.HOSPITAL, 5_00, "0230"),
                entry("due-from:wechat", Part.CASH, -100_00, "0280"),
                entry("due-from:wechat", Part.CASH, -50_00, "0290")));

        assertThat(books.leads(ORDER + "0280")).isTrue();
        assertThat(books.leads(ORDER + "0290")).isFalse();
        assertThat(books.insured(2)).isEqualTo(Map.of(Part.FUND, 700_00L, Part.HOSPITAL, 5_00L));
        assertThat(books.insured(0)).isEmpty();
        assertThat(books.withoutCash("20260105")).isEmpty();
    }

    @Test
    void a_number_that_was_booked_twice_is_told_as_its_sum_and_one_never_booked_as_nothing() {
        Books books = new Books(List.of(
                entry("due-from:wechat", Part.CASH, 90_00, "0050"),
                entry("due-from:wechat", Part.CASH, -20_00, "0050"),
                entry("fees", Part.CASH, -70_00, "0050")));

        assertThat(books.booked(ORDER + "0050")).hasValue(70_00);
        assertThat(books.booked(ORDER + "0060")).isEmpty();
    }

    @Test
    void a_round_that_the_insurer_bore_alone_is_found_by_its_day_and_one_that_came_to_nothing_is_not() {
        Books books = new Books(List.of(
                entry("due-from:yibao", Part.FUND, 15_00, "0030"),
                entry("due-from:yibao", Part.FUND, -15_00, "0110"),
                entry("due-from:yibao", Part.FUND, 15_00, "0210"),
                entry("due-from:yibao", Part.FUND, -15_00, "0220")));

        assertThat(books.withoutCash("20260105")).containsExactly(0, 1);
        assertThat(books.withoutCash("20260106")).isEmpty();
        assertThat(books.insured(1)).isEqualTo(Map.of(Part.FUND, -15_00L));
    }
}
