package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.identity.RegisterSettings;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.WireResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1161 byte for byte, and what its answers say about a card. */
class CardRegisterTest {
    private static final String CARD_SN = "440100D1560000059900000000000001";

    private final CapturedWire wire = new CapturedWire().golden("9001");

    private Outcome<String> asked() {
        CardBasics card = CardBasics.of("440100|" + Sample.PERSON.idNumber() + "|X90000001|" + CARD_SN + "|"
                        + Sample.PERSON.name() + "|R|3.00|20210101|20310101|440100000001|K0000001|")
                .orElseThrow();
        return YibaoBooks.register(
                        RegisterSettings.usual(),
                        CounterSample.settings(YibaoPolicy.usual()),
                        wire,
                        TokenStore.inMemory(),
                        new SettableClock(Sample.MORNING))
                .place("N1", card);
    }

    private static String golden() {
        return GoldenPages.text(Vectors.bytes("/golden/1161/reply.json"));
    }

    @Test
    void a_card_that_fits_its_register_tells_where_its_holder_is_insured() {
        wire.golden("1161");

        assertThat(asked().maybe()).contains("440100");
        GoldenPages.sent(wire, "1161");
    }

    @Test
    void a_holder_insured_in_two_places_is_asked_later_which() {
        wire.on("1161", golden().replaceFirst("\"insuplc_admdvs\":\"440100\"", "\"insuplc_admdvs\":\"430100\""));

        assertThat(asked().maybe()).contains("");
    }

    @ParameterizedTest
    @CsvSource({
        "\"certno\":\"449999195001010117\",\"certno\":\"449999195301010129\"",
        "\"psn_name\":\"测试甲\",\"psn_name\":\"测试乙\""
    })
    void a_card_of_somebody_else_is_refused(String ours, String other) {
        wire.on("1161", golden().replace(ours, other));

        refused(IdentityRefusal.CARD_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "\"cardno\":\"X90000001\",\"cardno\":\"X90000002\"",
        "\"card_sn\":\"440100D1560000059900000000000001\",\"card_sn\":null",
        "\"psn_no\":\"44999900000000000001\",\"psn_no\":\"\""
    })
    void an_answer_about_another_card_or_about_nobody_is_none(String ours, String other) {
        assertThat(golden()).contains(ours);
        wire.on("1161", golden().replace(ours, other));

        SilentNetwork.unknown(asked(), Doubt.NO_ANSWER, "不是这张卡");
    }

    @ParameterizedTest
    @CsvSource({"社会保障卡已挂失,CARD_BLOCKED", "未查询到人员参保信息,CARD_MISMATCH"})
    void a_refusal_says_what_it_means_for_the_card(String words, IdentityRefusal meaning) {
        wire.on("1161", "{\"infcode\":-1,\"err_msg\":\"" + words + "\",\"output\":null}");

        refused(meaning);
    }

    private void refused(IdentityRefusal meaning) {
        assertThat(asked()).isInstanceOfSatisfying(Outcome.Declined.class, no -> {
            assertThat(no.code()).isEqualTo(meaning.name());
            assertThat(no.text()).contains(meaning.next().words()).doesNotContain(Sample.PERSON.idNumber());
        });
    }

    @Test
    void a_busy_platform_one_without_1161_and_silence_say_nothing_about_a_card() {
        wire.on("1161", "{\"infcode\":-1,\"err_msg\":\"系统繁忙\"}")
                .on("1161", new WireResult.Answered(404, Map.of(), new byte[0]))
                .on("1161", new WireResult.NoAnswer("timeout"));

        SilentNetwork.unknown(asked(), Doubt.NO_ANSWER, "繁忙");
        SilentNetwork.unknown(asked(), Doubt.NO_ANSWER, "404");
        SilentNetwork.unknown(asked(), Doubt.NO_ANSWER, "没有应答");
    }
}
