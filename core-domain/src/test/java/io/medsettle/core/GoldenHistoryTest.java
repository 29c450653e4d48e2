package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories as they were once written must be told for ever. A new version adds a file here; none is ever changed. */
class GoldenHistoryTest {
    @Test
    void a_mixed_settlement_and_its_refund_of_version_1_are_told() throws IOException {
        List<HistoryLine> lines = read("history-1-mixed-refunded.txt");
        Order order = Order.tell(lines.get(0).order(), lines);
        assertThat(order.beyondUs()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(order.held().isZero()).isTrue();
        assertThat(order.atRest()).isTrue();
        Order half = Order.tell(
                order.id(),
                lines.stream()
                        .takeWhile(l -> !l.kind().equals("ROUND")
                                || !l.fields().get("plan").equals("refund"))
                        .toList());
        assertThat(half.state()).isEqualTo(OrderState.SETTLED);
        assertThat(half.held().total()).isEqualTo(100_00);
        assertThat(lines).allSatisfy(l -> assertThat(Story.tell(l)).isNotBlank());
    }

    @Test
    void a_mismatch_an_abandon_and_a_late_yes_of_version_1_are_told() throws IOException {
        List<HistoryLine> lines = read("history-1-late-yes.txt");
        Order order = Order.tell(lines.get(0).order(), lines);
        assertThat(order.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(order.held().isZero()).isTrue();
        assertThat(lines)
                .extracting(HistoryLine::kind)
                .contains("ABANDON_INTENDED", "CLOSED", "FOUND_TAKEN", "GAVE_UP");
    }

    @Test
    void a_stay_with_deposits_a_discharge_its_reversal_and_a_print_of_version_1_is_told() throws IOException {
        List<HistoryLine> lines = read("history-1-stay-reversed.txt");
        Order stay = Order.tell(lines.get(0).order(), lines);
        assertThat(stay.beyondUs()).isFalse();
        assertThat(stay.atRest()).isTrue();
        assertThat(stay.rounds())
                .extracting(Round::plan)
                .containsExactly("admission", "deposit", "deposit", "deposit", "discharge", "discharge-reversal");
        assertThat(stay.left("deposit:Z0001")).isEqualTo(600_00);
        assertThat(stay.held().total()).isEqualTo(600_00);
        assertThat(lines).extracting(HistoryLine::kind).contains("PRINTED", "GATE", "RETURNED");
        assertThat(lines).allSatisfy(l -> assertThat(Story.tell(l)).isNotBlank());
    }

    @Test
    void a_code_shown_at_the_gate_and_its_refund_of_version_1_are_told() throws IOException {
        List<HistoryLine> lines = read("history-1-shown-code.txt");
        Order order = Order.tell(lines.get(0).order(), lines);
        assertThat(order.beyondUs()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(order.round(0).deed("cash").orElseThrow().plan().party().name())
                .isEqualTo("alipay");
        assertThat(lines).extracting(HistoryLine::kind).contains("ASSIGNED");
        assertThat(lines).allSatisfy(l -> assertThat(Story.tell(l)).isNotBlank());
    }

    @Test
    void a_mismatch_that_two_people_sent_back_of_version_1_is_told() throws IOException {
        List<HistoryLine> lines = read("history-1-ruled.txt");
        Order order = Order.tell(lines.get(0).order(), lines);
        assertThat(order.beyondUs()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(order.held().isZero()).isTrue();
        assertThat(lines).extracting(HistoryLine::kind).contains("MISMATCHED", "RULING_ASKED", "RULED");
        assertThat(lines).allSatisfy(l -> assertThat(Story.tell(l)).isNotBlank());
    }

    @Test
    void a_line_of_a_later_version_is_not_guessed_at() throws IOException {
        List<HistoryLine> lines = new ArrayList<>(read("history-1-mixed-refunded.txt"));
        HistoryLine last = lines.remove(lines.size() - 1);
        lines.add(new HistoryLine(
                last.order(), last.seq(), last.pageId(), last.at(), last.kind(), FactKind.VERSION + 1, last.fields()));
        assertThat(Order.tell(last.order(), lines).beyondUs()).isTrue();
    }

    static String write(List<HistoryLine> lines) {
        StringBuilder text = new StringBuilder();
        for (HistoryLine line : lines) {
            text.append(line.order())
                    .append('|')
                    .append(line.seq())
                    .append('|')
                    .append(line.pageId())
                    .append('|')
                    .append(line.at().toEpochMilli())
                    .append('|')
                    .append(line.kind())
                    .append('|')
                    .append(line.version())
                    .append('|')
                    .append(line.fields().text().replace("\n", "\t"))
                    .append('\n');
        }
        return text.toString();
    }

    private static List<HistoryLine> read(String name) throws IOException {
        try (InputStream in = GoldenHistoryTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as(name).isNotNull();
            List<HistoryLine> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    String[] f = line.split("\\|", 7);
                    lines.add(new HistoryLine(
                            new OrderId(f[0]),
                            Long.parseLong(f[1]),
                            f[2],
                            Instant.ofEpochMilli(Long.parseLong(f[3])),
                            f[4],
                            Integer.parseInt(f[5]),
                            Fields.ofText(f[6].replace('\t', '\n'))));
                }
            }
            return lines;
        }
    }
}
