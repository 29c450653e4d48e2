package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.CallbackSent;
import io.medsettle.fixtures.yibao.NoticePlan;
import io.medsettle.fixtures.yibao.OrdStas;
import io.medsettle.fixtures.yibao.Quirk;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against the insurer's simulator over real HTTP, whose crypto is another implementation. */
class ContractTest {
    /** The simulator splits 60 % fund, 20.00 account at most, rest cash. */
    private static final Parts TOLD = Parts.split(1500, 1000, 0);

    private final Sm2Keys ours = Sm2Keys.generate();
    private final YibaoHospital hospital = YibaoHospital.sample(ours.publicKey());
    private YibaoSimulator insurer;
    private io.medsettle.adapter.yibao.YibaoSettings settings;
    private Desk desk;
    private Deed order = Sample.order();
    private Deed upload = Sample.upload();
    private Deed visit = Sample.visit();

    @BeforeEach
    void open() {
        startWith(NoticePlan.quick(), YibaoPolicy.usual());
    }

    private void startWith(NoticePlan notices, YibaoPolicy policy) {
        if (insurer != null) {
            insurer.close();
        }
        Desk[] later = new Desk[1];
        insurer = YibaoSimulator.start(YibaoSettings.builder(() -> later[0].clock.instant())
                .hospital(hospital)
                .notices(notices)
                .build());
        insurer.faults().slowness(Duration.ofSeconds(3));
        CentreKeys keys = CentreKeys.inSoftware(
                hospital.appId(),
                new Secret(hospital.appSecret()),
                new Secret(ours.privateKey()),
                insurer.centrePublicKey(),
                SoftKeys.USER_ID);
        var base = Sample.settings(
                new Hospital(hospital.fixmedinsCode(), hospital.name(), "440100"),
                insurer.base() + "/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                hospital.tifAccount(),
                new Secret(hospital.tifSecret()),
                insurer.base().toString(),
                hospital.appId(),
                keys,
                CentreDialect.national(),
                policy);
        settings = patient(base);
        desk = new Desk(settings, new OkHttpExchange(Duration.ofSeconds(2), true));
        later[0] = desk;
    }

    /** Deadlines of a second, so that a slow insurer is a silent one. */
    private static io.medsettle.adapter.yibao.YibaoSettings patient(io.medsettle.adapter.yibao.YibaoSettings s) {
        var core = new io.medsettle.adapter.yibao.CoreSettings(
                s.core().urlTemplate(),
                s.core().gateway(),
                s.core().paasId(),
                s.core().gatewaySecret(),
                s.core().operator(),
                s.core().nodeDigit(),
                Duration.ofSeconds(1),
                s.core().dialect());
        var centre = new io.medsettle.adapter.yibao.CentreSettings(
                s.centre().baseUrl(),
                s.centre().paths(),
                s.centre().appId(),
                s.centre().keys(),
                Duration.ofSeconds(1),
                s.centre().dialect());
        return new io.medsettle.adapter.yibao.YibaoSettings(s.party(), s.hospital(), core, centre, s.policy());
    }

    @AfterEach
    void close() {
        insurer.close();
    }

    private void visited() {
        Outcome<Started> done = desk.yibao.start(visit);
        visit = Desk.after(done, visit);
        upload = Desk.after(done, upload);
        order = Desk.after(done, order);
        assertThat(desk.yibao.start(Desk.after(done, Sample.deed(Act.DIAGNOSES, "A20260105000009"))).maybe())
                .isPresent();
    }

    private void uploaded() {
        visited();
        Outcome<Started> done = desk.yibao.start(upload);
        upload = Desk.after(done, upload);
        order = Desk.after(done, order);
    }

    private Started.HandedOff ordered() {
        uploaded();
        Outcome<Started> handed = desk.yibao.start(order);
        order = Desk.after(handed, order);
        return Desk.handedOff(handed);
    }

    private String payOrdId() {
        return order.notes().get(NoteKey.PAY_ORD_ID);
    }

    private Receipt paid() {
        Started.HandedOff handed = ordered();
        assertThat(insurer.settle(payOrdId(), handed.told().get(io.medsettle.ports.value.Part.CASH)).ok())
                .isTrue();
        return desk.yibao.ask(order).maybe().orElseThrow();
    }

    private Deed reversal(Receipt took) {
        return Sample.reversal(order, took, "R20260105000001", "OURS", desk.clock.instant());
    }

    private static void isUnknown(Outcome<?> outcome, Doubt doubt) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.doubt())
                .as(u.text())
                .isEqualTo(doubt));
    }

    @Test
    void an_order_goes_all_the_way_and_back() {
        Receipt took = paid();

        assertThat(took.parts()).isEqualTo(TOLD);
        assertThat(took.notes().get(NoteKey.SETL_ID)).isNotEmpty();
        assertThat(took.secrets().get(NoteKey.REVS_TOKEN)).isNotEmpty();
        Returned returned = desk.yibao.reverse(reversal(took)).maybe().orElseThrow();
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(TOLD);
        assertThat(desk.yibao.askReverse(reversal(took)).maybe()).isPresent();
        assertThat(desk.yibao.abandon(visit).maybe()).contains(Closed.byClose());
        assertThat(insurer.ledger().stream().mapToLong(l -> l.fen()).sum()).isZero();
        assertThat(insurer.effects("9001")).isEqualTo(1);
    }

    @Test
    void an_order_that_nobody_pays_is_let_go() {
        ordered();

        isUnknown(desk.yibao.ask(order), Doubt.STILL_WORKING);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(desk.yibao.abandon(upload).maybe()).isPresent();
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
        assertThat(desk.yibao.ask(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(insurer.ledger()).isEmpty();
        assertThat(insurer.visits()).allMatch(v -> v.cancelled());
    }

    @Test
    void a_person_who_is_not_insured_is_told_so() {
        var stranger = io.medsettle.fixtures.sim.SamplePeople.all().get(2);
        Deed deed = Sample.knowing(
                visit,
                io.medsettle.ports.value.Fields.NONE,
                io.medsettle.ports.value.Secrets.NONE
                        .with(NoteKey.NAME, stranger.name())
                        .with(NoteKey.CERT_NO, stranger.idNumber()));

        assertThat(desk.yibao.start(deed)).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.ANSWERED_NO);
            assertThat(d.text()).contains("未查询到人员参保信息");
        });
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"SLOW", "LOSE_REPLY", "DO_AND_500"})
    void a_visit_whose_answer_was_lost_is_found_under_its_own_number(Mood mood) {
        insurer.faults().next("2201", mood);

        isUnknown(desk.yibao.start(visit), Doubt.NO_ANSWER);

        Receipt found = desk.yibao.ask(visit).maybe().orElseThrow();
        assertThat(insurer.visits()).singleElement().satisfies(v -> assertThat(v.mdtrtId())
                .isEqualTo(found.farNumber()));
        assertThat(Desk.receipt(desk.yibao.start(visit)).farNumber())
                .as("a repeat finds the standing visit")
                .isEqualTo(found.farNumber());
        assertThat(insurer.visits()).hasSize(1);
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"LOSE_REQUEST", "MAINTENANCE"})
    void a_visit_that_never_arrived_is_not_found_and_may_be_repeated(Mood mood) {
        insurer.faults().next("2201", mood);

        isUnknown(desk.yibao.start(visit), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(visit), Doubt.NOT_FOUND);
        isUnknown(desk.yibao.abandon(visit), Doubt.NOT_FOUND);
        assertThat(desk.yibao.start(visit).maybe()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"1101,未查询到人员参保信息", "2201,人员参保状态不正常"})
    void a_refused_visit_is_a_firm_no(String infno, String words) {
        insurer.faults().next(infno, Mood.REFUSE);

        assertThat(desk.yibao.start(visit))
                .isInstanceOfSatisfying(Outcome.Declined.class, d -> assertThat(d.text()).contains(words));
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"SLOW", "LOSE_REPLY", "LOSE_REQUEST", "DO_AND_500", "MAINTENANCE"})
    void a_question_that_is_not_answered_answers_nothing(Mood mood) {
        visited();
        insurer.faults().next("5201", mood);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
        insurer.faults().next("1101", mood);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }

    @Test
    void a_refused_question_is_no_answer_about_the_visit() {
        visited();
        insurer.faults().next("1101", Mood.REFUSE);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }

    @Test
    void a_visit_with_fees_cannot_be_cancelled() {
        ordered();

        assertThat(desk.yibao.abandon(visit)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void a_visit_cancelled_twice_is_cancelled() {
        visited();
        insurer.faults().next("2202", Mood.LOSE_REPLY);

        isUnknown(desk.yibao.abandon(visit), Doubt.NO_ANSWER);
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
        assertThat(insurer.effects("2202")).isEqualTo(1);
    }

    @Test
    void a_sign_in_that_the_platform_forgot_is_made_anew() {
        visited();
        insurer.forgetSignIns();

        assertThat(desk.yibao.ask(visit).maybe()).isPresent();
        assertThat(insurer.effects("9001")).isEqualTo(2);
    }

    @Test
    void a_sign_in_of_yesterday_is_not_used() {
        visited();
        desk.clock.tick(Duration.ofHours(15));

        assertThat(desk.yibao.ask(visit).maybe()).isPresent();
        assertThat(insurer.effects("9001")).isEqualTo(2);
    }

    @Test
    void without_a_sign_in_nothing_leaves() {
        insurer.faults().next("9001", Mood.REFUSE);

        assertThat(desk.yibao.start(visit))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        d -> assertThat(d.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT));
        insurer.faults().next("9001", Mood.LOSE_REPLY);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE"})
    void an_upload_in_doubt_is_repeated_under_the_same_numbers(Mood mood) {
        visited();
        insurer.faults().next("6201", mood);

        isUnknown(desk.yibao.start(upload), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(upload), Doubt.NOT_FOUND);
        assertThat(desk.yibao.start(upload).maybe()).isPresent();
        assertThat(insurer.orders()).hasSize(1);
    }

    @Test
    void a_refused_upload_is_a_firm_no_at_first_and_not_after_a_doubt() {
        visited();
        insurer.faults().next("6201", Mood.REFUSE);
        assertThat(desk.yibao.start(upload)).isInstanceOf(Outcome.Declined.class);
        insurer.faults().next("6201", Mood.REFUSE);
        desk.clock.tick(Duration.ofMinutes(1));
        isUnknown(desk.yibao.start(upload), Doubt.NO_ANSWER);
    }

    @Test
    void a_sheet_that_does_not_add_up_never_leaves() {
        visited();
        Deed wrong = new Deed(
                upload.order(), 0, "upload", Act.UPLOAD, upload.party(), upload.number(), "", Parts.NONE,
                Parts.of(io.medsettle.ports.value.Part.WHOLE, 2600), upload.route(), upload.notes(),
                upload.secrets(), upload.legs(), upload.original(), "", upload.intendedAt());

        assertThat(desk.yibao.start(wrong)).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
            assertThat(d.text()).contains("25.00").contains("26.00");
        });
        assertThat(insurer.orders()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE", "WRONG_AMOUNT"})
    void an_order_in_doubt_is_ordered_again(Mood mood) {
        uploaded();
        insurer.faults().next("6202", mood);

        isUnknown(desk.yibao.start(order), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(order), Doubt.NOT_FOUND);
        assertThat(Desk.handedOff(desk.yibao.start(order)).told()).isEqualTo(TOLD);
    }

    @Test
    void a_refused_order_is_a_firm_no_while_nobody_is_at_the_cashier() {
        uploaded();
        insurer.faults().next("6202", Mood.REFUSE);
        assertThat(desk.yibao.start(order)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void a_no_to_a_repeat_says_nothing_about_an_order_at_the_cashier() {
        ordered();
        insurer.openCashier(payOrdId());

        isUnknown(desk.yibao.start(order), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(order), Doubt.STILL_WORKING);
        assertThat(insurer.settle(payOrdId(), 0).ok()).isTrue();
        assertThat(desk.yibao.ask(order).maybe()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE", "WRONG_AMOUNT"})
    void a_payment_whose_question_is_not_answered_stays_unknown_until_it_is(Mood mood) {
        Receipt took = paid();
        insurer.faults().next("6301", mood);

        isUnknown(desk.yibao.ask(order), Doubt.NO_ANSWER);
        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }

    @Test
    void an_order_that_the_centre_does_not_know_is_not_found() {
        ordered();
        insurer.faults().next("6301", Mood.REFUSE);
        isUnknown(desk.yibao.ask(order), Doubt.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"BAD_SIGNATURE", "NO_SIGNATURE", "NO_AMOUNTS", "UNKNOWN_STATE", "OTHER_ORDER", "ONE_SIDED"})
    void an_answer_that_cannot_be_believed_is_no_answer(Quirk quirk) {
        paid();
        insurer.quirks().next("6301", quirk);

        isUnknown(desk.yibao.ask(order), Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"LOWER_CASE_ENC_DATA", "DOUBLE_WRAPPED", "JSON_STRING", "NUMBER_LEAVES", "NUMBER_CODE"})
    void an_odd_answer_is_understood(Quirk quirk) {
        Receipt took = paid();
        insurer.quirks().next("6301", quirk);

        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }

    @Test
    void a_settlement_that_the_insurer_refused_is_a_firm_no_and_can_be_let_go() {
        ordered();
        insurer.refuseSettlement(payOrdId(), "医保结算失败");
        insurer.settle(payOrdId(), 0);

        assertThat(desk.yibao.ask(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ABNORMAL,NO_ANSWER",
        "CASH_REFUNDED,NO_ANSWER",
        "CASH_PARTLY_REFUNDED,NO_ANSWER",
        "CASH_DONE,STILL_WORKING",
        "INSURANCE_DONE,STILL_WORKING",
        "HOSPITAL_DONE,STILL_WORKING",
        "REFUNDING,STILL_WORKING"
    })
    void a_state_between_is_unknown(OrdStas stas, Doubt doubt) {
        paid();
        insurer.force(payOrdId(), stas);

        isUnknown(desk.yibao.ask(order), doubt);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrdStas.class,
            names = {"REFUNDED", "INSURANCE_REFUNDED", "INSURANCE_REVOKED", "REVOKED", "FAILED", "FAILED_CASH_STUCK"})
    void a_state_in_which_the_insurer_holds_nothing_is_a_firm_no(OrdStas stas) {
        paid();
        insurer.force(payOrdId(), stas);

        assertThat(desk.yibao.ask(order))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class, d -> assertThat(d.code()).isEqualTo(stas.code()));
    }

    @Test
    void a_paid_order_is_not_let_go() {
        paid();

        assertThat(desk.yibao.abandon(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.abandon(upload)).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"SLOW", "LOSE_REPLY", "DO_AND_500"})
    void letting_go_in_doubt_is_done_again(Mood mood) {
        ordered();
        insurer.faults().next("6401", mood);

        isUnknown(desk.yibao.abandon(order), Doubt.NO_ANSWER);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(insurer.effects("6401")).isEqualTo(1);
    }

    @Test
    void an_order_whose_token_expired_cannot_be_asked_but_can_be_let_go() {
        ordered();
        insurer.ageTokens(payOrdId());

        assertThat(desk.yibao.ask(order)).isInstanceOfSatisfying(Outcome.Unknown.class, u -> {
            assertThat(u.doubt()).isEqualTo(Doubt.NO_ANSWER);
            assertThat(u.text()).contains("payToken 已过期");
        });
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(insurer.orders()).singleElement().satisfies(o -> assertThat(o.stas())
                .isEqualTo(OrdStas.REVOKED));
    }

    @Test
    void a_paid_order_whose_token_expired_is_not_let_go_and_can_be_asked_again_then() {
        Receipt took = paid();
        insurer.ageTokens(payOrdId());

        assertThat(desk.yibao.abandon(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "ANSWER_TWICE"})
    void a_refund_in_doubt_is_asked_and_repeated_under_its_own_number(Mood mood) {
        Deed back = reversal(paid());
        insurer.faults().next("6203", mood);

        Outcome<Returned> first = desk.yibao.reverse(back);
        if (mood != Mood.ANSWER_TWICE) {
            isUnknown(first, Doubt.NO_ANSWER);
        }
        assertThat(desk.yibao.askReverse(back).maybe().orElseThrow().parts()).isEqualTo(TOLD);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"LOSE_REQUEST", "MAINTENANCE"})
    void a_refund_that_never_arrived_is_not_found(Mood mood) {
        Deed back = reversal(paid());
        insurer.faults().next("6203", mood);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.askReverse(back), Doubt.NOT_FOUND);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
    }

    @Test
    void a_refund_that_failed_is_a_firm_no() {
        Deed back = reversal(paid());
        insurer.faults().next("6203", Mood.REFUSE);

        assertThat(desk.yibao.reverse(back)).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"REFUND_DONE_SAYS_EXP", "REFUND_PENDING_SAYS_EXP"})
    void a_refund_with_an_exception_is_unknown_until_it_is_proven(Quirk quirk) {
        Deed back = reversal(paid());
        insurer.quirks().next("6203", quirk);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        if (quirk == Quirk.REFUND_PENDING_SAYS_EXP) {
            isUnknown(desk.yibao.askReverse(back), Doubt.STILL_WORKING);
            assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        }
        assertThat(desk.yibao.askReverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @Test
    void a_refund_days_later_is_repeated_because_it_cannot_be_asked() {
        Receipt took = paid();
        desk.clock.tick(Duration.ofDays(2));
        Deed back = reversal(took);
        insurer.faults().next("6203", Mood.LOSE_REPLY);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.askReverse(back), Doubt.NOT_FOUND);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @Test
    void a_second_refund_under_another_number_finds_the_money_back_already() {
        Receipt took = paid();
        desk.yibao.reverse(reversal(took));

        Deed again = Sample.reversal(order, took, "R20260105000002", "OURS", desk.clock.instant());
        assertThat(desk.yibao.reverse(again).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    /** A hospital's door on loopback that reads with our reader and answers as told. */
    private HttpServer door(List<Reading> heard, Function<Reading, Decision> decide) throws IOException {
        YibaoCallbackReader reader = new YibaoCallbackReader(settings, desk.clock);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reading reading = reader.read(new RawCallback("6302", Map.of(), body));
            heard.add(reading);
            CallbackReply reply = reading instanceof Reading.Genuine genuine
                    ? reader.answer(genuine.knock(), decide.apply(reading))
                    : reader.refuse();
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
            exchange.close();
        });
        server.start();
        insurer.sendNoticesTo(
                hospital.fixmedinsCode(), URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        return server;
    }

    @Test
    void a_notice_is_believed_and_our_acknowledgement_too() throws IOException {
        startWith(NoticePlan.quick().waitedFor(), YibaoPolicy.usual().withNoticeWaits());
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.YES);
        try {
            Receipt took = paid();

            assertThat(insurer.awaitCallbacks(1, Duration.ofSeconds(5))).isTrue();
            assertThat(took.parts()).as("4 means paid where the notice waits").isEqualTo(TOLD);
            assertThat(heard).singleElement().isInstanceOfSatisfying(Reading.Genuine.class, g -> {
                assertThat(g.knock().waits()).isTrue();
                assertThat(g.knock().numbers())
                        .containsExactly(order.number().text(), payOrdId());
            });
            assertThat(insurer.callbacksSent())
                    .extracting(CallbackSent::reply)
                    .containsExactly(CallbackSent.Reply.YES);
        } finally {
            door.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "LATER"})
    void a_notice_is_answered_no_or_put_off(String decision) throws IOException {
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.valueOf(decision));
        try {
            paid();

            assertThat(insurer.awaitCallbacks(3, Duration.ofSeconds(5))).isTrue();
            assertThat(insurer.callbacksSent())
                    .extracting(CallbackSent::reply)
                    .containsOnly(decision.equals("NO") ? CallbackSent.Reply.NO : CallbackSent.Reply.BROKEN);
            assertThat(heard).map(r -> ((Reading.Genuine) r).knock().id()).hasSize(3).containsOnly(
                    "6302-" + payOrdId() + "-02");
        } finally {
            door.stop(0);
        }
    }

    @Test
    void a_forged_notice_is_refused() throws IOException {
        insurer.faults().callbacks(CallbackMood.FORGED);
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.YES);
        try {
            paid();

            assertThat(insurer.awaitCallbacks(1, Duration.ofSeconds(5))).isTrue();
            assertThat(heard).singleElement().isInstanceOf(Reading.Forged.class);
            assertThat(insurer.callbacksSent())
                    .extracting(CallbackSent::reply)
                    .containsExactly(CallbackSent.Reply.BROKEN);
        } finally {
            door.stop(0);
        }
    }
}
