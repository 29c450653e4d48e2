package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold is renewed while somebody may be paying: nothing but O02 is said, and nothing is ever let go by it. */
class HoldRenewalTest {
    private final ScriptedHis his = new ScriptedHis();
    private final HisCounterparty counterparty = new HisCounterparty(
            Proof.settings(URI.create("https://his.example"), Duration.ofSeconds(8)),
            his,
            WireLog.none(),
            SettableClock.aMondayMorning());
    private final Bill bill = Bill.mixed("01", "V0001-1", "R0001-1-1")
            .borne(Parts.of(Part.FUND, 58_00).with(Part.ACCOUNT, 20_00).with(Part.OTHER, 2_00), 20_00);

    @BeforeEach
    void frozen() {
        bill.hear(counterparty.start(bill.freeze()));
    }

    @Test
    void a_renewal_is_o02_alone_and_tells_the_new_expiry() {
        his.twists("O02", "2026-01-05 09:45:00", "2026-01-05 10:00:00");

        assertThat(yes(counterparty.renew(bill.freeze())).notes().get(HisNotes.EXPIRES_AT))
                .isEqualTo("2026-01-05T02:00:00Z");
        assertThat(his.transactions()).containsExactly("O02", "O05", "O02");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429})
    void a_fee_sheet_that_is_refused_meanwhile_does_not_let_a_renewed_bill_go(int status) {
        his.says("O05", status, "");

        yes(counterparty.renew(bill.freeze()));
        assertThat(his.transactions()).doesNotContain("O04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2004", "2008", "2009", "2011", "2013"})
    void a_renewal_that_his_refuses_is_a_no_and_lets_nothing_go(String code) {
        his.rules("O02", code);

        assertThat(no(counterparty.renew(bill.freeze())).code()).isEqualTo(code);
        assertThat(his.transactions()).doesNotContain("O04");
    }

    @Test
    void a_renewal_that_was_shut_out_or_never_left_says_nothing_about_the_hold() {
        for (int status : Set.of(401, 429)) {
            his.says("O02", status, "");
            doubt(Doubt.NO_ANSWER, counterparty.renew(bill.freeze()));
        }
        his.rules("O02", "1902");
        doubt(Doubt.NO_ANSWER, counterparty.renew(bill.freeze()));
        his.says("O02", new WireResult.NeverSent("x"));
        doubt(Doubt.NO_ANSWER, counterparty.renew(bill.freeze()));
    }

    @Test
    void a_bill_that_was_edited_after_its_hold_had_lapsed_is_not_held_as_it_was() {
        his.twists("O02", "\"version\":7", "\"version\":8");
        assertThat(no(counterparty.renew(bill.freeze())).code()).isEqualTo("VERSION_MOVED");

        String golden = ScriptedHis.golden("O02-answer");
        his.says(
                "O02", 200, golden.replace("\"total\":10000", "\"total\":10100").replace("6000}", "6100}"));
        assertThat(no(counterparty.renew(bill.freeze())).code()).isEqualTo("TOTAL_MOVED");
        assertThat(his.transactions()).doesNotContain("O04");
    }
}
