package io.medsettle.adapter.creditgz;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the joint test's report reads in a kept message. */
class EvidenceTest {
    @ParameterizedTest
    @EnumSource
    void the_evidence_tells_of_a_payment_what_state_its_answer_names(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            CreditEvidence evidence = new CreditEvidence(clinic.settings);
            Set<String> states = new TreeSet<>();
            CreditGz room = new CreditGz(
                    clinic.settings,
                    request -> {
                        WireResult result = clinic.exchange.exchange(request);
                        String asked = evidence.request(new String(request.body(), StandardCharsets.UTF_8))
                                .map(CreditEvidence.Shown::operation)
                                .orElse("");
                        if (result instanceof WireResult.Answered answered && asked.equals("pay")) {
                            states.add(evidence.answer(asked, answered.text())
                                    .orElseThrow()
                                    .told()
                                    .getOrDefault("result.state", ""));
                        }
                        return result;
                    },
                    clinic.clock);
            room.counterparty().start(Deeds.pay("20260105C00001", 10_00, clinic.contract));
            clinic.platform.spoil(clinic.platform.code("pay"), AnswerFlaw.UNDER_WAY);
            room.counterparty().start(Deeds.pay("20260105C00002", 10_00, clinic.contract));
            assertThat(states).containsExactly("PROCESSING", "SUCCESS");
        }
    }
}
