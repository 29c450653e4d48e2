package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ReceivedCall;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A platform that wants a token with every message. */
class TokensTest extends Stepwise {
    private long fetched() {
        return clinic.platform.carriedOut("fetchToken");
    }

    @Test
    void a_token_is_fetched_once_and_carried_by_everything_until_shortly_before_its_end() {
        clinic.platform.calls().tokenLife(Duration.ofMinutes(10));
        Receipt receipt = done(clinic.party.start(deed()));
        yes(clinic.party.ask(deed()));
        yes(clinic.party.reverse(Deeds.back(deed(), receipt, "20260105R00001", 10_00, 1)));
        assertThat(fetched()).isEqualTo(1);
        clinic.clock.tick(Duration.ofMinutes(9).minusSeconds(1));
        yes(clinic.party.ask(deed()));
        assertThat(fetched()).isEqualTo(1);
        clinic.clock.tick(Duration.ofSeconds(1));
        yes(clinic.party.ask(deed()));
        assertThat(fetched()).isEqualTo(2);
    }

    @Test
    void many_who_want_a_token_at_once_fetch_one() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Outcome<Receipt>>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return clinic.party.ask(deed());
                }));
            }
            for (Future<Outcome<Receipt>> each : asked) {
                assertThat(doubt(each.get(20, TimeUnit.SECONDS))).isEqualTo(Doubt.NOT_FOUND);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fetched()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_over_sooner_than_it_said_is_fetched_anew_once_and_a_payment_is_made_once() {
        yes(clinic.room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY)));
        clinic.platform.calls().endTokens();
        done(clinic.party.start(deed()));
        assertThat(fetched()).isEqualTo(2);
        assertThat(clinic.platform.arrived("pay.before")).isEqualTo(2);
        assertThat(clinic.platform.carriedOut("pay")).isEqualTo(1);
        assertThat(clinic.platform.held()).isEqualTo(10_00);
        assertThat(clinic.platform.received().stream().map(ReceivedCall::serial).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_platform_that_turns_every_token_away_leaves_a_payment_in_doubt_after_two_sendings() {
        clinic.platform.calls().tokenLife(Duration.ZERO);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(clinic.platform.arrived("pay.before")).isEqualTo(2);
        assertThat(clinic.platform.arrived("pay")).isZero();
        assertThat(fetched()).isEqualTo(2);
    }

    @Test
    void a_token_that_ends_between_the_two_calls_repeats_the_second_alone_and_pays_once() {
        List<String> ended = new ArrayList<>();
        Exchange ending = request -> {
            if (request.transaction().equals(pay()) && ended.isEmpty()) {
                ended.add(request.transmission());
                clinic.platform.calls().endTokens();
            }
            return clinic.exchange.exchange(request);
        };
        CreditGz room = new CreditGz(clinic.settings, ending, clinic.clock);
        done(room.counterparty().start(deed()));
        assertThat(clinic.platform.arrived("pay.before")).isEqualTo(1);
        assertThat(clinic.platform.arrived("pay")).isEqualTo(2);
        assertThat(clinic.platform.carriedOut("pay")).isEqualTo(1);
        assertThat(clinic.platform.held()).isEqualTo(10_00);
    }

    @Test
    void only_the_listed_code_repeats_a_payment() {
        for (AnswerFlaw flaw : List.of(AnswerFlaw.BUSY, AnswerFlaw.DONE_BUT_SYSTEM, AnswerFlaw.CUT)) {
            Deed each = Deeds.pay("20260105C0001" + flaw.ordinal(), 10_00, clinic.contract);
            long before = clinic.platform.arrived("pay");
            clinic.platform.spoil(pay(), flaw);
            assertThat(doubt(clinic.party.start(each))).as(flaw.name()).isNotNull();
            assertThat(clinic.platform.arrived("pay")).as(flaw.name()).isEqualTo(before + 1);
        }
    }

    @Test
    void without_a_token_nothing_is_sent_and_a_repeat_stays_in_doubt() {
        clinic.platform.faults().next(clinic.platform.code("fetchToken"), Mood.MAINTENANCE);
        Outcome<Started> said = clinic.party.start(deed());
        assertThat(said).isInstanceOf(Outcome.Declined.class);
        assertThat(((Outcome.Declined<Started>) said).refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
        assertThat(((Outcome.Declined<Started>) said).text()).startsWith("没有令牌");
        assertThat(clinic.platform.arrived("pay.before")).isZero();
        clinic.clock.tick(Duration.ofMinutes(1));
        clinic.platform.faults().next(clinic.platform.code("fetchToken"), Mood.MAINTENANCE);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void two_nodes_share_a_token() {
        TokenStore shared = TokenStore.inMemory();
        CreditGz one = new CreditGz(clinic.settings, clinic.exchange, clinic.clock, shared);
        CreditGz two = new CreditGz(clinic.settings, clinic.exchange, clinic.clock, shared);
        assertThat(doubt(one.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(doubt(two.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(fetched()).isEqualTo(1);
        clinic.platform.calls().endTokens();
        assertThat(doubt(one.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(doubt(two.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(fetched()).isEqualTo(2);
    }

    private static TokenStore reading(Supplier<Optional<TokenStore.Token>> read) {
        TokenStore memory = TokenStore.inMemory();
        return new TokenStore() {
            @Override
            public Optional<Token> read(String name) {
                return memory.read(name).or(read);
            }

            @Override
            public void write(String name, Token token) {
                memory.write(name, token);
            }
        };
    }

    @Test
    void a_token_that_comes_after_the_deadline_or_not_at_all_leaves_a_payment_in_doubt_and_never_refuses_it() {
        for (boolean gone : List.of(false, true)) {
            try (Clinic other = new Clinic(Shape.STEPS)) {
                TokenStore slow = reading(() -> {
                    other.clock.tick(Duration.ofSeconds(33));
                    if (gone) {
                        throw new StoreUnavailable("gone", new IllegalStateException());
                    }
                    return Optional.empty();
                });
                CreditGz room = new CreditGz(other.settings, other.exchange, other.clock, slow);
                Deed late = Deeds.pay(NUMBER, 10_00, other.contract);
                assertThat(doubt(room.counterparty().start(late))).isEqualTo(Doubt.NO_ANSWER);
                assertThat(other.platform.arrived("pay.before")).isZero();
            }
        }
    }

    @Test
    void nobody_waits_for_a_token_that_another_is_fetching_beyond_the_own_deadline() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        TokenStore stuck = reading(() -> {
            inside.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        CreditGz room = new CreditGz(clinic.settings, clinic.exchange, clinic.clock, stuck);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            threads.submit(() -> room.counterparty().ask(deed()));
            inside.await();
            Future<Outcome<Receipt>> waiting =
                    threads.submit(() -> room.counterparty().ask(deed()));
            assertThat(doubt(waiting.get(60, TimeUnit.SECONDS))).isEqualTo(Doubt.NO_ANSWER);
        } finally {
            ends.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void a_token_that_a_gateway_turns_away_without_a_signature_repeats_nothing_and_is_not_carried_again() {
        TokenStore shared = TokenStore.inMemory();
        for (int status : List.of(401, 403, 200)) {
            List<String> turned = new ArrayList<>();
            Exchange gate = request -> request.transaction().equals(clinic.platform.code("pay.before"))
                            && turned.add(request.transmission())
                    ? new WireResult.Answered(
                            status, Map.of(), "{\"error\":\"token\"}".getBytes(StandardCharsets.UTF_8))
                    : clinic.exchange.exchange(request);
            CreditGz one = new CreditGz(clinic.settings, gate, clinic.clock, shared);
            CreditGz two = new CreditGz(clinic.settings, clinic.exchange, clinic.clock, shared);
            assertThat(doubt(two.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
            long before = fetched();
            assertThat(doubt(one.counterparty().start(deed()))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(turned).as("sendings turned away by " + status).hasSize(1);
            assertThat(fetched()).isEqualTo(before);
            assertThat(doubt(one.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
            assertThat(fetched()).as("after " + status).isEqualTo(before + 1);
            assertThat(doubt(one.counterparty().ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
            assertThat(fetched()).as("after " + status).isEqualTo(before + 1);
        }
    }

    @Test
    void a_server_in_trouble_says_nothing_about_the_token() {
        yes(clinic.room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY)));
        clinic.platform.faults().next(clinic.platform.code("pay.before"), Mood.DO_AND_500);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(clinic.party.ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(fetched()).isEqualTo(1);
    }

    @Test
    void a_stored_token_that_does_not_open_is_fetched_anew_and_written_over() {
        TokenStore shut = reading(() -> {
            throw new IllegalStateException("does not open");
        });
        done(new CreditGz(clinic.settings, clinic.exchange, clinic.clock, shut)
                .counterparty()
                .start(deed()));
        yes(new CreditGz(clinic.settings, clinic.exchange, clinic.clock, shut)
                .counterparty()
                .ask(deed()));
        assertThat(fetched()).isEqualTo(1);
    }

    @Test
    void a_token_may_stand_in_the_message_and_tell_the_instant_of_its_end() {
        String profile = Shape.STEPS
                .whole()
                .replace("    - { field: Authorization, from: token.value, conv: { prefix: \"Bearer \" } }\n", "")
                .replace(
                        "    - { field: head.keyVersion, from: key.id }\n",
                        "    - { field: head.keyVersion, from: key.id }\n    - { field: head.token, from: token.value, req: M }\n")
                .replace(
                        "{ field: expiresIn, to: token.seconds, req: M, type: NUMBER }",
                        "{ field: expiresAt, to: token.until, conv: date, req: M }");
        try (Clinic other = new Clinic(Shape.STEPS, profile)) {
            done(other.party.start(Deeds.pay(NUMBER, 10_00, other.contract)));
            assertThat(other.platform.carriedOut("fetchToken")).isEqualTo(1);
            other.clock.tick(Duration.ofHours(2));
            yes(other.party.ask(Deeds.pay(NUMBER, 10_00, other.contract)));
            assertThat(other.platform.carriedOut("fetchToken")).isEqualTo(2);
            assertThat(other.settings.profile().hides("head.token")).isTrue();
            assertThat(other.settings.profile().hides("clientSecret")).isTrue();
        }
    }
}
