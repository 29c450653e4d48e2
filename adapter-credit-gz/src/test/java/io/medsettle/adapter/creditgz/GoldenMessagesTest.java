package io.medsettle.adapter.creditgz;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.creditgz.Messages.Message;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Reading;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same canonical cases under every profile, against what a person has looked at: the content of each request, and what is read
 * from an answer. The golden files are {@code golden/<profile>.txt}, one line a message;
 * what was made lies in {@code target/golden} afterwards.
 */
class GoldenMessagesTest {
    private static Values person() {
        return Values.NONE
                .with("patient.certType", "01")
                .with("patient.certNo", Clinic.PERSON.idNumber())
                .with("patient.name", Clinic.PERSON.name())
                .with("patient.class", "GZ_DIRECT");
    }

    private static Map<Op, Values> cases() {
        Map<Op, Values> cases = new EnumMap<>(Op.class);
        Values order = new OrderValues(Shape.FIRST.profile().profile())
                .of(Deeds.with(
                        Deeds.pay("20260105C00001", 100_00, "CONTRACT01", Deeds.settled(80_00, 0, 0)),
                        "creditAccountMost",
                        "4000"));
        Values refund = Values.NONE
                .with("refund.no", "20260105R00001")
                .with("refund.type", "PARTIAL")
                .with("refund.amount", 30_00)
                .with("refund.cash", 20_00)
                .with("refund.account", 10_00)
                .with("refund.hisRefundNo", "HR1")
                .with("refund.reason", "退费")
                .with("refund.time", Deeds.INTENDED.toString())
                .with("original.orderNo", "20260105C00001")
                .with("original.platformNo", "P1")
                .with("order.bizType", "DISCHARGE");
        Values family = person().with("relation.request", "20260105F00001")
                .with("relation.no", "REL1")
                .with("payer.certType", "01")
                .with("payer.certNo", Clinic.RELATIVE.idNumber())
                .with("payer.name", Clinic.RELATIVE.name())
                .with("payer.relation", "配偶")
                .with("payer.consent", "CONSENT1");
        cases.put(Op.QUERY_CONTRACT, person().with("ask.scene", "ORDER_SAVED"));
        cases.put(Op.PAY, order.with("step.ticket", "TICKET1"));
        cases.put(Op.REFUND, refund);
        cases.put(Op.REVERSE_DISCHARGE, refund);
        cases.put(
                Op.QUERY_TRADE,
                Values.NONE
                        .with("query.type", "PAY")
                        .with("order.no", "20260105C00001")
                        .with("order.bizType", "OUTPATIENT")
                        .with("query.day", "20260105"));
        cases.put(
                Op.FETCH_BILL,
                Values.NONE
                        .with("bill.day", "20260105")
                        .with("bill.kind", "ALL")
                        .with("page.number", "1"));
        cases.put(
                Op.CONTRACT_LINK,
                person().with("link.scene", "register").with("link.returnUrl", "https://h.example/back"));
        cases.put(Op.BIND_PAYER, family);
        cases.put(Op.UNBIND_PAYER, family);
        cases.put(Op.LIST_PAYERS, person().with("page.number", "1"));
        cases.put(Op.SYNC_DICTIONARY, Values.NONE.with("dictionary.type", "med_type"));
        cases.put(Op.FETCH_TOKEN, Values.NONE);
        return cases;
    }

    private static Map<String, String> golden(Shape shape) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        try (InputStream in = GoldenMessagesTest.class.getResourceAsStream("/golden/" + shape.file + ".txt")) {
            assertThat(in).as("golden file").isNotNull();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int at = line.indexOf(" = ");
                lines.put(line.substring(0, at), line.substring(at + 3));
            });
        }
        return lines;
    }

    private static Messages messages(Shape shape) {
        URI base = URI.create("https://platform.example");
        return new Messages(Clinic.settings(
                shape.profile(),
                new KeyRing(List.of(shape.key())),
                base,
                URI.create("https://hospital.example/notices")));
    }

    @ParameterizedTest
    @EnumSource
    void requests_are_the_golden_ones(Shape shape) throws IOException, Unsendable {
        Map<String, String> made = new TreeMap<>();
        Messages messages = messages(shape);
        for (Map.Entry<Op, Values> each : cases().entrySet()) {
            Optional<Operation> bound = messages.profile().operation(each.getKey());
            if (bound.isEmpty()) {
                assertThat(each.getKey()).isEqualTo(Op.FETCH_TOKEN);
                continue;
            }
            if (bound.get().before().isPresent()) {
                Operation first = bound.get().before().get();
                made.put("ask " + first.name(), line(messages, first, each.getKey(), each.getValue()));
            }
            Operation called = messages.called(each.getKey());
            made.put("ask " + each.getKey().word(), line(messages, called, each.getKey(), each.getValue()));
        }
        Path shown = Path.of("target", "golden", shape.file + ".txt");
        Files.createDirectories(shown.getParent());
        Files.write(
                shown,
                made.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .toList());
        Map<String, String> golden = golden(shape);
        golden.keySet().removeIf(name -> !name.startsWith("ask "));
        assertThat(made).containsExactlyInAnyOrderEntriesOf(golden);
    }

    private static String line(Messages messages, Operation operation, Op op, Values values) throws Unsendable {
        Message message = messages.message(
                operation, messages.asked(op, values), "20260105093000000000000000000001", Deeds.INTENDED);
        return message.code() + " " + message.uri().getPath() + " " + Json.text(message.body());
    }

    @ParameterizedTest
    @EnumSource
    void answers_say_what_the_golden_ones_say(Shape shape) throws IOException {
        Messages messages = messages(shape);
        Map<String, Values> told = new TreeMap<>();
        List<String> seen = new ArrayList<>();
        golden(shape).forEach((name, json) -> {
            if (name.startsWith("told ")) {
                String word = name.substring(5);
                Op op = List.of(Op.values()).stream()
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElseThrow();
                Operation operation = messages.profile().operation(op).orElseThrow();
                Reading.Read read = messages.reading()
                        .object(
                                operation.response(),
                                Json.objectOf(json),
                                cases().getOrDefault(op, Values.NONE),
                                text -> text);
                assertThat(read.differing()).as(word).isEmpty();
                told.put(word, read.values());
                seen.add(word);
            }
        });
        assertThat(seen).containsExactlyInAnyOrder("queryContract", "pay", "refund", "queryTrade", "fetchBill");
        contract(value(told, "queryContract"));
        payment(value(told, "pay"));
        payment(value(told, "queryTrade"));
        refund(value(told, "refund"));
        bill(value(told, "fetchBill"));
    }

    private static Values value(Map<String, Values> told, String word) {
        return told.getOrDefault(word, Values.NONE);
    }

    private static void contract(Values told) {
        assertThat(told.get("contract.state")).isEqualTo("SIGNED");
        assertThat(told.get("contract.no")).isEqualTo("CONTRACT01");
        assertThat(told.get("contract.usable")).isEqualTo("1");
        assertThat(told.get("contract.account")).isEqualTo("0");
        assertThat(told.get("contract.remainLimit")).isEqualTo("500000");
        assertThat(told.list("contract.payers")).hasSize(1);
        assertThat(told.list("contract.payers").get(0).get("payer.remainLimit")).isEqualTo("1230");
    }

    private static void payment(Values told) {
        assertThat(told.get("result.state")).isEqualTo("SUCCESS");
        assertThat(told.get("result.platformNo")).isEqualTo("P1");
        assertThat(told.get("result.collected")).isEqualTo("10000");
        assertThat(told.get("result.accountPaid")).isEqualTo("4000");
        assertThat(told.get("result.time")).isEqualTo("2026-01-05T01:30:17Z");
        assertThat(told.get("result.settleDay")).isEqualTo("20260105");
    }

    private static void refund(Values told) {
        assertThat(told.get("result.state")).isEqualTo("PROCESSING");
        assertThat(told.get("result.refunded")).isEqualTo("3000");
        assertThat(told.get("result.platformNo")).isEqualTo("R1");
    }

    private static void bill(Values told) {
        assertThat(told.get("file.state")).isEqualTo("READY");
        assertThat(told.get("file.count")).isEqualTo("3");
        assertThat(told.get("file.payAmount")).isEqualTo("65550");
    }
}
