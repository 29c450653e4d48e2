package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome.Doubt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patient's money is taken: a write-back is let go only if HIS's own state says that it never will be booked. */
class LettingGoTest {
    private final WardScene scene = new WardScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** The write-back whose state this transaction tells. */
    private Deed writeBack(String transaction) {
        return switch (transaction) {
            case "R07" -> scene.paidRegistration(scene.made("9", 1), "9");
            case "I03" -> scene.deposit(scene.stay(30_00, 3), "9", 1_00);
            case "I10" -> scene.settled(scene.frozen(), "21");
            default -> throw new IllegalArgumentException(transaction);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"R07", "I03", "I10"})
    void a_write_back_that_was_never_told_is_let_go_for_good(String transaction) {
        Deed deed = writeBack(transaction);

        assertThat(yes(scene.counterparty.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(yes(scene.counterparty.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        no(scene.counterparty.ask(deed));
        no(scene.counterparty.start(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "state":"CANCELLED"   | "state":"UNPAID"
                    I10 | "state":"OPEN"        | "state":"FROZEN"
                    I10 | "reason":"RELEASED"   | "reason":"OTHER"
                    """)
    void a_released_write_back_that_his_could_still_book_is_a_doubt(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        doubt(Doubt.NO_ANSWER, scene.counterparty.abandon(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "code":"0"            | "code":"2404"
                    I10 | "code":"0"            | "code":"2404"
                    I03 | "gatewayOrderNo":"W9" | "gatewayOrderNo":"W8"
                    """)
    void a_released_write_back_that_his_does_not_find_is_a_doubt(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        doubt(Doubt.NOT_FOUND, scene.counterparty.abandon(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "state":"CANCELLED"   | "state":"PAID"
                    I10 | "state":"OPEN"        | "state":"SETTLED"
                    I03 | "state":"VOID"        | "state":"VALID"
                    """)
    void a_released_write_back_that_his_has_booked_is_not_let_go(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        assertThat(no(scene.counterparty.abandon(deed)).code()).isEqualTo("2011");
    }
}
