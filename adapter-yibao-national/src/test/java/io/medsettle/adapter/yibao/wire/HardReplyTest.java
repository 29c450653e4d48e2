package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.WireResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not to be believed, and answers that only look so (yibao-core §2.2, §2.7). */
class HardReplyTest extends SilentNetwork {
    private static String with(String more) {
        String golden = Vectors.read("/golden/2201/reply.json").path("output").toString();
        return "{\"infcode\":0,\"output\":" + golden + more + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"msgid\":\"H44999900001202601050930001999\"",
                ",\"infno\":\"2207\"",
                ",\"inf_refmsgid\":\"H44999900001202601050930001999\"",
                ",\"inf_refmsgid\":\"440100202001050930000159618450\""
            })
    void an_answer_to_another_request_is_no_answer(String foreign) {
        wire.on("2201", with(foreign));
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "another request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"inf_refmsgid\":\"440100202601050930000159618450\"",
                ",\"inf_refmsgid\":null",
                ",\"infno\":\"2201\""
            })
    void the_receivers_own_number_says_nothing(String own) {
        wire.on("2201", with(own));
        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\" 0 \""})
    void a_success_is_a_number_or_a_text(String infcode) {
        wire.on("2201", with("").replace("\"infcode\":0", "\"infcode\":" + infcode));
        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{}", "\"success\"", "1", "0.5", "true"})
    void an_infcode_that_no_table_has_is_no_answer(String infcode) {
        wire.on("2201", with("").replace("\"infcode\":0", "\"infcode\":" + infcode))
                .on("5201", OK + ",\"output\":{\"mdtrtinfo\":[]}}");
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"QUJD\"", "5", "true", "null", "[]", "{}", "{\"data\":[]}", "{\"data\":\"x\"}", "[[]]"})
    void an_output_of_another_shape_is_no_answer(String output) {
        wire.on("2201", "{\"infcode\":0,\"output\":" + output + "}");
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "");
    }

    @Test
    void an_answer_longer_than_allowed_is_no_answer() {
        CapturedWire long2201 = new CapturedWire()
                .golden("9001")
                .golden("1101")
                .on("2201", with(",\"warn_msg\":\"" + "x".repeat(5000) + "\""));
        Desk tight = new Desk(
                Platform.settings(
                        Gateway.TIF,
                        "gateway_sample_01",
                        CoreDialect.baseline(),
                        CoreExtras.none().withLimits(4000, 1000, 1000)),
                long2201);
        unknown(tight.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "longer than allowed");
    }

    @Test
    void a_refusal_of_the_gateway_under_200_never_reached_the_core() {
        wire.on("2201", "{\"code\":\"403\",\"message\":\"x\"}");
        never(desk.yibao.start(Sample.visit()), "403");
        wire.on("9001", new WireResult.NoAnswer("unused"));
    }
}
