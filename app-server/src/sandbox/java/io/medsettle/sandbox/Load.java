package io.medsettle.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load test that is shipped (压力测试): a morning of doctors saving prescriptions against a running sandbox, some events told twice
 * and some edited, while the credit platform loses requests and replies. At the end every bill has been paid exactly once or nothing of
 * it is held, and what the platform holds is what was told; else the command fails. Figures go to the log, single answers to a file.
 */
public final class Load {
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final int PEOPLE = 20;
    private static final long LIMIT = 90_000_000_00L;
    private static final int TOLD_TWICE = 15;
    private static final int EDITED = 10;
    private static final int PATIENCE = 1_200;
    private static final String EVENTS = "/api/v1/credit/auto-settle";

    private final LoadWishes wishes;
    private final LoadEdge sandbox;
    private final LoadEdge his;
    private final LoadEdge reader;
    private final long began = System.nanoTime();

    /** A bill, the events that HIS tells of it, and what was answered. */
    private record Bill(long totalFen, List<Map<String, Object>> events, List<LoadTold> told) {}

    /** How a bill ended: with its last answer, and what credit collected for it. */
    private record Ended(String result, long cashFen, boolean right) {}

    private Load(LoadWishes wishes) {
        this.wishes = wishes;
        sandbox = new LoadEdge(wishes.gateway(), "");
        JsonNode tokens = sandbox.get("/sandbox/token");
        his = sandbox.as(tokens.path("his").asText());
        reader = sandbox.as(tokens.path("channel").asText());
    }

    /** @return 0 if all money is where it was told to be, 1 if not, 2 if the words were not understood */
    public static int run(List<String> words) {
        LoadWishes wishes;
        try {
            wishes = LoadWishes.of(words);
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            return 2;
        }
        try {
            return new Load(wishes).carriedOut() ? 0 : 1;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the load test was broken off", e);
        }
    }

    private boolean carriedOut() throws IOException, InterruptedException {
        for (int person = 1; person <= PEOPLE; person++) {
            String patient = "P%04d".formatted(person);
            sandbox.post("/sandbox/credit-contract", Map.of("patientId", patient, "limitFen", LIMIT));
        }
        long before = collected();
        losing(wishes.lost());
        long start = System.nanoTime();
        List<Bill> bills = told();
        long over = System.nanoTime() - start;
        losing(0);
        List<Ended> ends = inTurn(
                bills.stream().<Callable<Ended>>map(bill -> () -> ended(bill)).toList());
        long paid = ends.stream().mapToLong(Ended::cashFen).sum();
        long taken = collected() - before;
        LoadFigures figures = new LoadFigures(
                bills.stream().flatMap(bill -> bill.told().stream()).toList(), over);
        figures.write(wishes.rows());
        long wrong = ends.stream().filter(end -> !end.right()).count();
        Map<String, Integer> results = new HashMap<>();
        ends.forEach(end -> results.merge(end.result(), 1, Integer::sum));
        LOG.info("{}", figures.words());
        LOG.info("处方 {} 张, 结果 {}; 信用平台新增 {} 分, 不符 {} 张", bills.size(), results, taken, wrong);
        LOG.info("每个答复见 {}", wishes.rows());
        if (taken != paid) {
            LOG.error("不符: 信用平台新增 {} 分, 应收 {} 分", taken, paid);
        }
        return wrong == 0 && taken == paid;
    }

    private void losing(int ofThousand) {
        sandbox.post("/sandbox/credit-losses", Map.of("ofThousand", ofThousand, "seed", wishes.seed()));
    }

    private List<Bill> told() throws InterruptedException {
        SplittableRandom chance = new SplittableRandom(wishes.seed());
        List<Callable<Bill>> saving = new ArrayList<>();
        int events = 0;
        while (events < wishes.events()) {
            String patient = "P%04d".formatted(1 + chance.nextInt(PEOPLE));
            long fen = 200_00 + chance.nextInt(100_00);
            boolean twice = chance.nextInt(100) < TOLD_TWICE;
            boolean edited = chance.nextInt(100) < EDITED;
            String event = "L" + wishes.seed() + "-" + Long.toString(began, 36) + "-" + saving.size();
            events += 1 + (twice ? 1 : 0) + (edited ? 1 : 0);
            saving.add(() -> saved(event, patient, fen, twice, edited));
        }
        return inTurn(saving);
    }

    private <T> List<T> inTurn(List<Callable<T>> work) throws InterruptedException {
        ExecutorService doctors = Executors.newFixedThreadPool(wishes.atOnce());
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> each : doctors.invokeAll(work)) {
                done.add(each.get());
            }
            return done;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            doctors.shutdownNow();
        }
    }

    private Bill saved(String event, String patient, long fen, boolean twice, boolean edited) {
        JsonNode visit = sandbox.post("/sandbox/visits", Map.of("patientId", patient, "totalFen", fen, "lines", 2));
        Map<String, Object> first = new HashMap<>(Map.of(
                "eventId",
                event,
                "hisOrderId",
                "SAVED-" + visit.path("rxNo").asText(),
                "visitNo",
                visit.path("visitNo").asText(),
                "patientId",
                patient,
                "rxNos",
                List.of(visit.path("rxNo").asText()),
                "version",
                1));
        Bill bill = new Bill(fen, new ArrayList<>(List.of(first)), new ArrayList<>());
        tell(first, bill);
        if (twice) {
            tell(first, bill);
        }
        if (edited) {
            Map<String, Object> anew = new HashMap<>(first);
            anew.put("eventId", event + "E");
            anew.put("version", 2);
            bill.events().add(anew);
            tell(anew, bill);
        }
        return bill;
    }

    private JsonNode tell(Map<String, Object> event, Bill bill) {
        long at = System.nanoTime();
        JsonNode said = his.post(EVENTS, event);
        long took = System.nanoTime() - at;
        bill.told()
                .add(new LoadTold(
                        String.valueOf(event.get("eventId")),
                        said.path("result").asText(),
                        at - began,
                        took));
        return said;
    }

    /** Asks under each event until it is decided, and then what is held for it. */
    private Ended ended(Bill bill) throws InterruptedException {
        List<JsonNode> paid = new ArrayList<>();
        boolean right = true;
        String result = "";
        for (Map<String, Object> event : bill.events()) {
            JsonNode said = decided(event);
            String now = said.path("result").asText();
            boolean pays = now.equals("PAID");
            if (pays && paid.stream().noneMatch(p -> order(p).equals(order(said)))) {
                paid.add(said);
            }
            long held = held(said);
            if (now.equals("PROCESSING") || held != (pays ? bill.totalFen() : 0)) {
                LOG.error("不符: 事件 {} 的结果为 {}, 处方 {} 分, 结算单上 {} 分", event.get("eventId"), now, bill.totalFen(), held);
                right = false;
            }
            result = result.equals("PAID") ? result : now;
        }
        if (paid.size() > 1) {
            LOG.error("不符: 事件 {} 的处方收了 {} 次款", bill.events().get(0).get("eventId"), paid.size());
        }
        long cash = paid.stream()
                .mapToLong(p -> p.path("order").path("parts").path("cashFen").asLong())
                .sum();
        return new Ended(result, cash, right && paid.size() <= 1);
    }

    private JsonNode decided(Map<String, Object> event) throws InterruptedException {
        JsonNode said = his.post(EVENTS, event);
        for (int i = 0; i < PATIENCE && said.path("result").asText().equals("PROCESSING"); i++) {
            TimeUnit.MILLISECONDS.sleep(500);
            said = his.post(EVENTS, event);
        }
        return said;
    }

    private long held(JsonNode said) {
        String order = order(said);
        return order.isEmpty()
                ? 0
                : reader.get("/api/v1/orders/" + order).path("heldFen").asLong();
    }

    private static String order(JsonNode said) {
        return said.path("order").path("orderId").asText("");
    }

    private long collected() {
        long fen = 0;
        for (JsonNode line : sandbox.get("/sandbox/books")) {
            fen += line.path("party").asText().equals("credit")
                    ? line.path("fen").asLong()
                    : 0;
        }
        return fen;
    }
}
