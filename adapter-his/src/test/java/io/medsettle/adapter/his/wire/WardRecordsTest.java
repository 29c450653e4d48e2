package io.medsettle.adapter.his.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WardRecordsTest {
    @Test
    void wire_records_with_personal_data_print_none_of_it() {
        S01Trial.Auth auth = new S01Trial.Auth("token-1", "auth-1", "02", "cert-1", "sn-1", "name-1");
        P02Archive.Guardian guardian = new P02Archive.Guardian("name-1", "01", "cert-1", "mobile-1", "1");
        List<Object> printed = List.of(
                auth,
                new S01Trial.Request("W1", 1, auth, "11", "1"),
                new S02Settle.Request("W1", "S1", 1, auth, "11", "1", "T1"),
                guardian,
                new P02Archive.Request(
                        "name-1", "01", "cert-1", "1", "2020-01-01", "mobile-1", "address-1", guardian, true));

        assertThat(printed.toString())
                .doesNotContain("token-1", "auth-1", "cert-1", "sn-1", "name-1", "mobile-1", "address-1", "2020");
    }
}
