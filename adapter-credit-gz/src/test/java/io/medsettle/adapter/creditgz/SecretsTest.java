package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That nothing of a person and no key is printed, logged or put into an address. */
class SecretsTest {
    @ParameterizedTest
    @EnumSource
    void what_is_logged_names_the_call_and_nobody(Shape shape) {
        List<WireRequest> sent = new CopyOnWriteArrayList<>();
        List<String> printed = new CopyOnWriteArrayList<>();
        WireLog log = new WireLog() {
            @Override
            public void sending(String party, WireRequest request) {
                sent.add(request);
                printed.add(request + " " + request.uri() + " " + request.headers());
            }

            @Override
            public void came(String party, WireRequest request, WireResult result) {
                printed.add(result.toString());
            }
        };
        try (Clinic clinic = new Clinic(shape)) {
            CreditGz room = new CreditGz(clinic.settings, log.watching("credit", clinic.exchange), clinic.clock);
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            printed.add(yes(room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.SELF)))
                    .toString());
            printed.add(yes(room.counterparty().start(deed)).toString());
            printed.add(yes(room.counterparty().ask(deed)).toString());
            printed.add(room.contracts().toString() + room.counterparty() + room.bills() + room.callbacks());
            assertThat(sent).extracting(WireRequest::number).contains("20260105C00001");
            assertThat(sent).allMatch(request -> request.transmission().length() == 32);
            assertThat(sent).extracting(WireRequest::transmission).doesNotHaveDuplicates();
            for (String secret : List.of(
                    Clinic.PERSON.idNumber(), Clinic.PERSON.name(), clinic.contract, Shape.SIGN_KEY, shape.encKey)) {
                assertThat(printed).noneMatch(text -> text.contains(secret));
                assertThat(sent)
                        .noneMatch(request -> new String(request.body(), StandardCharsets.UTF_8).contains(secret));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sensitive_fields_are_known_by_their_names(Shape shape) {
        CreditProfile profile = shape.profile();
        String certNo = shape == Shape.FIRST ? "certNo" : "patient.idNumber";
        String amount = shape == Shape.FIRST ? "payAmt" : "amounts.due";
        assertThat(profile.hides(certNo)).isTrue();
        assertThat(profile.hides(amount)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void fields_within_fields_are_masked_in_the_evidence_by_their_whole_path(Shape shape) {
        List<String> shown = new CopyOnWriteArrayList<>();
        try (Clinic clinic = new Clinic(shape)) {
            CreditEvidence evidence = new CreditEvidence(clinic.settings);
            clinic.platform.sign(Clinic.RELATIVE.idNumber(), Clinic.RELATIVE.name(), ContractTerms.usual());
            String payer = clinic.platform.family(Clinic.PERSON.idNumber(), Clinic.RELATIVE.idNumber(), "配偶", true);
            CreditGz room = new CreditGz(
                    clinic.settings,
                    request -> {
                        shown.add(evidence.request(new String(request.body(), StandardCharsets.UTF_8))
                                .orElseThrow()
                                .text());
                        WireResult result = clinic.exchange.exchange(request);
                        if (result instanceof WireResult.Answered answered) {
                            shown.add(evidence.answer("", answered.text())
                                    .orElseThrow()
                                    .text());
                        }
                        return result;
                    },
                    clinic.clock);
            yes(room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.SELF)));
            yes(room.family().orElseThrow().payers(Clinic.asking(Clinic.PERSON, PatientClass.SELF)));
            yes(room.counterparty().start(Deeds.pay("20260105C00001", 10_00, clinic.contract)));
            assertThat(shown).hasSize(shape == Shape.STEPS ? 10 : 6);
            assertThat(shown).anyMatch(text -> text.contains("20260105C00001"));
            for (String secret :
                    List.of(Clinic.PERSON.idNumber(), Clinic.PERSON.name(), clinic.contract, payer, "13800000000")) {
                assertThat(shown).noneMatch(text -> text.contains(secret));
            }
        }
    }
}
