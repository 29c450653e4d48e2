package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CreditLinksTest {
    private static final URI BACK = URI.create("https://hospital.example/h5?x=1&y=2");

    @Test
    void placeholders_are_filled_in_and_written_as_an_address_wants_them() {
        CreditLinks links = new CreditLinks("M1", "H1", null, "upapp://sign?m={merId}&o={orgCode}&b={returnUrl}", "");

        assertThat(links.all("register", BACK))
                .containsOnlyKeys("H5")
                .containsEntry("H5", "upapp://sign?m=M1&o=H1&b=https%3A%2F%2Fhospital.example%2Fh5%3Fx%3D1%26y%3D2");
        assertThat(links.page("KIOSK", "register", BACK)).isEmpty();
    }

    @Test
    void nothing_else_may_stand_in_a_template() {
        assertThatThrownBy(() -> new CreditLinks("M1", "H1", "sign?who={certNo}", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("links");
    }
}
