package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.YibaoLookups;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lookups: every message byte for byte, and what each answer is understood to say. */
class LookupsTest {
    private static final Insured WHO = new Insured(new Secret("9000000001"), "440100");

    private final CapturedWire wire = new CapturedWire().golden("9001");

    private YibaoLookups lookups() {
        return new YibaoLookups(
                Platform.speaking(CoreDialect.baseline()),
                wire,
                WireLog.none(),
                TokenStore.inMemory(),
                new SettableClock(Sample.MORNING));
    }

    @Test
    void small_questions_have_small_answers() {
        wire.golden("1201").golden("1901").golden("1160").golden("1163").golden("9002");
        YibaoLookups ask = lookups();

        assertThat(ask.institutions("1", "示例", "").maybe().orElseThrow())
                .singleElement()
                .satisfies(i -> assertThat(i.level()).isEqualTo("2"));
        assertThat(ask.dictionary("med_type").maybe().orElseThrow())
                .containsExactly(new DictionaryEntry("med_type", "11", "普通门诊", true));
        assertThat(ask.treatments(WHO, "14").maybe().orElseThrow())
                .singleElement()
                .satisfies(t -> assertThat(t.diseaseCode()).isEqualTo("M03900"));
        assertThat(ask.relatives(WHO).maybe().orElseThrow())
                .singleElement()
                .satisfies(r -> assertThat(r.psnNo().reveal()).isEqualTo("9000000002"));
        assertThat(ask.signOut().maybe()).contains("2026-01-05 17:30:00");
        SilentNetwork.never(ask.signOut(), "没有签到");
        SilentNetwork.never(ask.institutions("1", "", ""), "至少写一个");
        List.of("1201", "1901", "1160", "1163", "9002").forEach(infno -> GoldenPages.sent(wire, infno));
    }

    @Test
    void a_dictionary_that_only_comes_whole_is_read_from_its_file() {
        wire.on("1901", "{\"infcode\":0,\"output\":{\"fileinfo\":{\"file_qury_no\":\"q\",\"filename\":\"d.zip\"}}}")
                .on(
                        "9102",
                        Platform.file(
                                Platform.zip(
                                        "d.txt",
                                        "dic_type_code\tplace_dic_val_code\tplace_dic_val_name\nmed_type\t11\t普通门诊\nsex\t1\t男")));

        assertThat(lookups().dictionary("med_type").maybe().orElseThrow())
                .containsExactly(new DictionaryEntry("med_type", "11", "普通门诊", true));
    }

    @Test
    void an_answer_without_its_node_is_not_an_empty_list() {
        List.of("1201", "1901", "1160", "1163").forEach(infno -> wire.on(infno, "{\"infcode\":0,\"output\":null}"));
        YibaoLookups ask = lookups();
        SilentNetwork.unknown(ask.institutions("1", "x", ""), Doubt.NO_ANSWER, "medinsinfo");
        SilentNetwork.unknown(ask.dictionary("x"), Doubt.NO_ANSWER, "fileinfo");
        SilentNetwork.unknown(ask.treatments(WHO, "14"), Doubt.NO_ANSWER, "spinfo");
        SilentNetwork.unknown(ask.relatives(WHO), Doubt.NO_ANSWER, "relinfo");
    }

    @Test
    void a_no_to_a_small_question_is_a_no() {
        wire.on("1201", "{\"infcode\":-1,\"err_msg\":\"未查询到医药机构信息\"}")
                .on("1160", new WireResult.Answered(503, Map.of(), new byte[0]));
        SilentNetwork.declined(lookups().institutions("1", "x", ""), "-1", "未查询到");
        SilentNetwork.unknown(lookups().treatments(WHO, "14"), Doubt.NO_ANSWER, "503");
    }
}
