package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.yibao.StayState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A ward's window: stays, the people who lie there, and what a clerk does for them at the gateway's edge. */
final class Ward {
    static final Map<String, Object> BY_CODE = Map.of("payWith", "CODE");
    static final Map<String, Object> AT_THE_WINDOW = Map.of("payWith", "WINDOW");
    private static final String STAYS = "/api/v1/stays/";
    private static final Duration REST = Duration.ofSeconds(Boolean.getBoolean("medsettle.proof") ? 600 : 90);

    /** States from which a round moves no more. */
    static final Set<String> OVER = Set.of("DONE", "GIVEN_UP", "STUCK");

    private final Gateway gateway;
    private final Edge edge;

    Ward(Gateway gateway) {
        this.gateway = gateway;
        edge = gateway.as("window");
    }

    Edge edge() {
        return edge;
    }

    /** The code in somebody's phone, paid at once. */
    String code() {
        return Kiosk.code(gateway);
    }

    /** An insured person of whom 60 of 100 are borne and who lies in no ward, by number. */
    int nobodyLyingIn() {
        return IntStream.rangeClosed(7, 20)
                .filter(n -> !liesIn(Clinic.person(n)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("everybody lies in a ward"));
    }

    /** Whether nobody is left who could be admitted. */
    boolean full() {
        return IntStream.rangeClosed(7, 20).allMatch(n -> liesIn(Clinic.person(n)));
    }

    private boolean liesIn(SamplePerson person) {
        return gateway.world().yibao().stays().stream()
                .filter(s -> s.psnNo().equals(person.psnNo()))
                .anyMatch(s -> s.state() == StayState.IN_HOSPITAL || s.state() == StayState.DISCHARGED);
    }

    NewStay stay(int person, long fen, int lines) {
        return gateway.world().his().addStay(Clinic.person(person).patientId(), fen, lines);
    }

    String session(int person) {
        SamplePerson p = Clinic.person(person);
        return entered(Map.of("terminal", "W01", "idCard", Map.of("name", p.name(), "number", p.idNumber())));
    }

    String sessionByVoucher(int person) {
        String shown = gateway.world().yibao().showVoucher(Clinic.person(person).psnNo());
        return entered(Map.of("terminal", "W01", "voucher", Map.of("scanNo", Clinic.freshKey(), "content", shown)));
    }

    private String entered(Map<String, Object> shown) {
        Said entered = edge.post("/api/v1/sessions", shown);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        return Kiosk.session(entered);
    }

    static Map<String, Object> onePage(int person) {
        return Map.of("payWith", "WECHAT", "payerId", Clinic.person(person).openid());
    }

    Said deposit(NewStay stay, long fen, Map<String, Object> pay) {
        return deposit(stay, fen, pay, Clinic.freshKey());
    }

    Said deposit(NewStay stay, long fen, Map<String, Object> pay, String key) {
        Map<String, Object> how = pay == BY_CODE ? Map.of("payWith", "CODE", "payCode", code()) : pay;
        return edge.post(
                STAYS + stay.stayId() + "/deposits",
                Map.of("patientId", stay.patientId(), "amountFen", fen, "description", "住院预交金", "pay", how),
                key);
    }

    /** A deposit that has arrived everywhere. */
    Said deposited(NewStay stay, long fen, Map<String, Object> pay) {
        return until(stay, deposit(stay, fen, pay), "DONE");
    }

    Said admit(NewStay stay, String session) {
        return post(stay, "admission", Map.of("sessionId", session));
    }

    Said admitted(NewStay stay, int person) {
        return until(stay, admit(stay, session(person)), "DONE");
    }

    Said undo(NewStay stay) {
        return post(stay, "admission/undo", Map.of("reason", "不住院了"));
    }

    Said leave(NewStay stay, int person, boolean insured, Map<String, Object> pay) {
        return leave(stay, session(person), insured, pay);
    }

    /** Leaves with what was shown to open this session. */
    Said leave(NewStay stay, String session, boolean insured, Map<String, Object> pay) {
        return post(stay, "discharge", Map.of("sessionId", session, "insured", insured, "account", "NONE", "pay", pay));
    }

    /** A discharge whose price was told and that waits to be confirmed. */
    Said priced(NewStay stay, int person, boolean insured, Map<String, Object> pay) {
        return until(stay, leave(stay, person, insured, pay), "WAITING_CONFIRM");
    }

    Said confirm(NewStay stay, int round, Map<String, Object> body) {
        return edge.post(STAYS + stay.stayId() + "/rounds/" + round + "/confirm", body);
    }

    /** Confirmed with a code and at its good end. */
    Said left(NewStay stay, Said priced) {
        confirm(stay, no(priced), Map.of("payCode", code()));
        return until(stay, priced, "DONE");
    }

    Said giveUp(NewStay stay, int round) {
        return edge.post(STAYS + stay.stayId() + "/rounds/" + round + "/cancel", Map.of("reason", "患者改日出院"));
    }

    Said reverse(NewStay stay, Map<String, Object> pay) {
        Map<String, Object> how = pay == BY_CODE ? Map.of("payWith", "CODE", "payCode", code()) : pay;
        return post(stay, "discharge/reverse", Map.of("reason", "结算有误", "pay", how));
    }

    Said look(NewStay stay) {
        return edge.get(STAYS + stay.stayId());
    }

    /** The stay as HIS tells it. */
    JsonNode atHis(NewStay stay) {
        Said all = edge.post(STAYS + "query", Map.of("patientId", stay.patientId()));
        for (var each : all.body()) {
            if (each.path("stayId").asText().equals(stay.stayId())) {
                return each;
            }
        }
        throw new AssertionError(all.text());
    }

    Said refund(String order, int round, long fen) {
        return edge.post(
                "/api/v1/refunds",
                Map.of("orderId", order, "round", round, "amountFen", fen, "reason", "多交"),
                Clinic.freshKey());
    }

    private Said post(NewStay stay, String what, Object body) {
        return edge.post(STAYS + stay.stayId() + "/" + what, body, Clinic.freshKey());
    }

    static int no(Said round) {
        assertThat(round.body().has("round")).as(round.text()).isTrue();
        return round.body().path("round").intValue();
    }

    /** The round as the stay tells it now, in one of these states. */
    Said until(NewStay stay, Said round, String... states) {
        int no = no(round);
        List<String> wanted = List.of(states);
        Said end = until(stay, no, r -> wanted.contains(r.text("state")) || OVER.contains(r.text("state")));
        assertThat(wanted).as(end.text()).contains(end.text("state"));
        return end;
    }

    Said until(NewStay stay, int round, Predicate<Said> enough) {
        return Clinic.until(() -> round(stay, round), enough, REST);
    }

    Said round(NewStay stay, int no) {
        Said all = look(stay);
        var body = all.body().path("rounds").path(no);
        assertThat(body.isMissingNode()).as("round " + no + " of " + all.text()).isFalse();
        return new Said(all.status(), all.type(), body, body.toString());
    }

    /** The newest round. */
    Said newest(NewStay stay) {
        return round(stay, look(stay).body().path("rounds").size() - 1);
    }

    /**
     * Our books of the stay: balanced, and line by line what insurer and channels say; neither tills of our own nor
     * what the hospital bears itself is due from anybody.
     */
    void agrees(String order) {
        Money money = new Money(gateway, order);
        assertThat(money.postings().stream().mapToLong(p -> p.fen()).sum())
                .as("our books balance")
                .isZero();
        List<String> ours = money.ourLines().stream()
                .filter(line -> !line.startsWith("window "))
                .toList();
        List<String> theirs = money.theirLines().stream()
                .filter(line -> !line.startsWith("yibao HOSPITAL "))
                .toList();
        assertThat(ours).as("our postings are their lines").isEqualTo(theirs);
    }
}
