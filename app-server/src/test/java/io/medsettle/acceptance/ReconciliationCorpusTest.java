package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.acceptance.HarmedDay.Done;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/**
 * A day through the whole gateway with every {@link Harm} done to some of its orders: all of it is found and rightly named, what needs
 * nobody is put right by the run itself, what is for a person is left alone, and in the end the far sides hold what our books say. Some
 * thousand orders behind {@code -Dmedsettle.proof=true}, one order for each harm else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationCorpusTest {
    private static final boolean PROOF = Boolean.getBoolean("medsettle.proof");
    private static final int QUIET = Integer.getInteger("medsettle.corpus.quiet", PROOF ? 1_500 : 2);
    private static final int EACH = Integer.getInteger("medsettle.corpus.harms", PROOF ? 50 : 1);

    private final AheadClock clock = new AheadClock();
    private Gateway gateway;
    private HarmedDay harmed;

    @BeforeAll
    void a_day_of_business_and_of_harm() {
        gateway = Gateway.startAt(
                clock,
                Map.of(
                        "medsettle.gateway.look-every", "1h",
                        "medsettle.gateway.deadline", "5s",
                        "medsettle.gateway.send-within", "5s",
                        "medsettle.reconciliation.carry-days", "0",
                        "medsettle.reconciliation.lease", "1m",
                        "medsettle.reconciliation.look-every", "200ms",
                        "medsettle.reconciliation.fee-rates.WECHAT", "0.006",
                        "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        harmed = new HarmedDay(gateway, clock);
        harmed.quiet(QUIET);
        harmed.misprinted(EACH);
        harmed.unheard(EACH);
    }

    @AfterAll
    void stop() {
        harmed.close();
        gateway.close();
    }

    private String line(JsonNode f) {
        return String.join(
                " ",
                f.path("source").asText(),
                f.path("difference").asText(),
                f.path("form").asText(),
                f.path("key").asText());
    }

    private Map<String, JsonNode> found(Reconciling day) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode f : day.findings()) {
            assertThat(found.put(line(f), f)).as("twice: " + line(f)).isNull();
        }
        return found;
    }

    /** What the far sides have of the orders that a person has to look at, line by line. */
    private List<String> untouched() {
        return harmed.done.stream()
                .filter(d -> !d.harm().byItself && !d.order().isEmpty())
                .flatMap(d -> new Money(gateway, d.order()).theirLines().stream())
                .sorted()
                .toList();
    }

    /** By party and part, fen; nothing where it is nothing. */
    private Map<String, Long> theirs() {
        Map<String, Long> held = new TreeMap<>();
        for (LedgerEntry e : gateway.world().books()) {
            held.merge(e.party() + " " + e.part(), e.fen(), Long::sum);
        }
        held.values().removeIf(fen -> fen == 0);
        return held;
    }

    private Map<String, Long> ours() {
        Map<String, Long> held = new TreeMap<>();
        List<String> orders = new ArrayList<>(harmed.quiet);
        harmed.done.stream().map(Done::order).filter(o -> !o.isEmpty()).forEach(orders::add);
        for (String order : orders) {
            for (Posting p : gateway.histories().postings(new OrderId(order))) {
                boolean far = p.account().matches("due-from:(?!his$|patient$).*");
                if (far) {
                    held.merge(p.account().substring("due-from:".length()) + " " + p.part(), p.fen(), Long::sum);
                }
            }
        }
        held.values().removeIf(fen -> fen == 0);
        return held;
    }

    private String state(Done d) {
        return gateway.clinic().order(d.order()).text("state");
    }

    @Test
    @Covers("A33")
    void all_is_found_what_needs_nobody_is_put_right_and_what_is_for_a_person_is_left_alone(TestReporter reporter) {
        Reconciling today = new Reconciling(gateway, harmed.day);
        List<String> before = untouched();
        assertThat(new Reconciling(gateway, harmed.day.minusDays(1)).run(false).text("state"))
                .isEqualTo("FINISHED");

        Said over = today.run(false);
        clock.ahead(Duration.ofDays(1).plusMinutes(10));
        new Reconciling(gateway, harmed.day.plusDays(1)).run(false);

        assertThat(over.text("state")).as(over.text()).isEqualTo("FINISHED");
        Map<String, JsonNode> found = found(today);
        assertThat(found.keySet().stream().sorted().toList())
                .isEqualTo(harmed.done.stream().map(Done::line).sorted().toList());
        List<Done> byItself =
                harmed.done.stream().filter(d -> d.harm().byItself).toList();
        Map<Harm, Long> mended = byItself.stream()
                .filter(d -> of(found, d).equals("DONE") && state(d).equals(d.harm().end))
                .collect(Collectors.groupingBy(Done::harm, TreeMap::new, Collectors.counting()));
        long all = mended.values().stream().mapToLong(Long::longValue).sum();
        reporter.publishEntry(Map.of(
                "orders",
                Long.toString(QUIET
                        + harmed.done.stream().filter(d -> !d.order().isEmpty()).count()),
                "planted and found",
                Integer.toString(found.size()),
                "put right by itself",
                all + " of " + byItself.size() + " " + mended));
        assertThat(all * 100).as("%s", mended).isGreaterThanOrEqualTo(byItself.size() * 95L);
        assertThat(harmed.done).filteredOn(d -> !d.harm().byItself).allSatisfy(d -> {
            assertThat(of(found, d)).as(d.line()).isEqualTo("OPEN");
            assertThat(d.order().isEmpty() ? "" : state(d)).as(d.line()).isEqualTo(d.harm().end);
        });
        assertThat(byItself).allSatisfy(d -> assertThat(new Money(gateway, d.order()).charged() > 0)
                .as("HIS has charged " + d.line())
                .isEqualTo(d.harm().end.equals("SETTLED")));
        assertThat(untouched()).isEqualTo(before);
        assertThat(ours()).isEqualTo(theirs());
    }

    private static String of(Map<String, JsonNode> found, Done d) {
        JsonNode f = found.get(d.line());
        return f == null ? "" : f.path("state").asText();
    }
}
