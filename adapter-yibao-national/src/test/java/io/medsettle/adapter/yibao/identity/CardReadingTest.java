package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.CardIdentity;
import io.medsettle.ports.identity.CardIdentity.Proof;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.ReadingStep.Next;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the reader over kiosk, gateway and machine back to the reader, and to a person. */
class CardReadingTest {
    private final Counter counter = new Counter();
    private final YibaoCards cards = counter.cards();
    private final Kiosk kiosk = Kiosk.at(cards, Counter.CARD);

    @AfterEach
    void close() {
        counter.close();
    }

    private static CardIdentity person(Outcome<ReadingStep> done) {
        return Said.yes(done).identity().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_card_is_read_in_two_steps_with_the_machines_keys(boolean external) {
        Kiosk strict = new Kiosk(cards, Counter.KIOSK, external);
        strict.reader.insert(Counter.CARD);

        ReadingStep first = strict.open("R1");
        ReadingStep second = Said.yes(cards.answer(strict.act(first)));
        CardIdentity person = person(cards.answer(strict.act(second)));

        assertThat(first.next()).isEqualTo(Next.LOOK_AT_CARD);
        assertThat(first.call()).isEqualTo("iReadCardBas_HSM_Step1");
        assertThat(first.argument().reveal()).isEqualTo("3");
        assertThat(second.next()).isEqualTo(Next.FEED_KEYS);
        assertThat(second.call()).isEqualTo("iReadCardBas_HSM_Step2");
        assertThat(person.name().reveal()).isEqualTo(Counter.PERSON.name());
        assertThat(person.idNumber().reveal()).isEqualTo(Counter.PERSON.idNumber());
        assertThat(person.proof()).isEqualTo(Proof.MACHINE);
        assertThat(person.insuredArea()).isEqualTo("440100");
        assertThat(person.notes().get(NoteKey.MDTRT_CERT_TYPE)).isEqualTo("03");
        assertThat(person.secrets().get(NoteKey.MDTRT_CERT_NO)).isEqualTo(Counter.CARD.cardNumber());
        assertThat(person.secrets().get(NoteKey.CARD_SN)).isEqualTo(Counter.CARD.cardSn());
        assertThat(person.carriedBasics().isEmpty()).isTrue();
    }

    @Test
    void where_the_machine_checks_nothing_only_the_reader_vouches_and_no_area_is_told() {
        YibaoCards unchecked = counter.cards(
                Counter.cards(Optional.of(Counter.machine(counter.url("/keyservice/keys"), "")), Set.of()));

        CardIdentity person = person(Kiosk.at(unchecked, Counter.CARD).read("R1"));

        assertThat(person.proof()).isEqualTo(Proof.READER);
        assertThat(person.insuredArea()).isEmpty();
    }

    @Test
    void a_library_that_knows_the_machine_reads_in_one_go_and_its_signature_travels_on() {
        YibaoCards guangzhou = counter.cards(Counter.cards(Optional.empty(), Set.of("440")));
        Kiosk own = Kiosk.at(guangzhou, Counter.CARD);

        ReadingStep first = own.open("R1");
        CardIdentity person = person(own.goOn(first));

        assertThat(first.next()).isEqualTo(Next.READ_CARD);
        assertThat(person.proof()).isEqualTo(Proof.INSURER);
        assertThat(person.carriedBasics().isEmpty()).isFalse();
        assertThat(person.secrets().find(CardIdentity.CARRIED_PROOF)).contains(person.carriedProof());
        assertThat(person.insuredArea()).isEqualTo("440100");
        assertThat(person.notes().get(NoteKey.MDTRT_CERT_TYPE)).isEqualTo("02");
        assertThat(person.secrets().get(NoteKey.MDTRT_CERT_NO)).isEqualTo(Counter.PERSON.idNumber());
        assertThat(person.secrets().find(NoteKey.CARD_SN)).isEmpty();
        assertThat(counter.far.machine().reckonings()).isZero();
    }

    @Test
    void a_reading_that_should_be_signed_and_is_not_proves_nothing() {
        YibaoCards guangzhou = counter.cards(Counter.cards(Optional.empty(), Set.of("440")));
        Kiosk own = Kiosk.at(guangzhou, Counter.CARD);
        ReadingStep first = own.open("R1");
        String output = own.act(first).output().reveal();

        Said.no(guangzhou.answer(own.answer(first, 0, output, "")), IdentityRefusal.CARD_DATA_BROKEN);
    }

    @Test
    void every_step_may_be_repeated_and_is_answered_the_same() {
        ReadingStep first = kiosk.open("R1");
        assertThat(kiosk.open("R1")).isEqualTo(first);
        ReaderAnswer look = kiosk.act(first);
        ReadingStep second = Said.yes(cards.answer(look));
        assertThat(Said.yes(cards.answer(look))).isEqualTo(second);
        ReaderAnswer data = kiosk.act(second);
        ReadingStep done = Said.yes(cards.answer(data));

        assertThat(Said.yes(cards.answer(data))).isEqualTo(done);
        assertThat(Said.yes(cards.answer(look))).isEqualTo(second);
        assertThat(kiosk.open("R1")).isEqualTo(done);
        assertThat(counter.far.machine().reckonings()).isEqualTo(1);
    }

    @Test
    void a_step_posted_by_several_at_once_is_answered_the_same() {
        ReaderAnswer look = kiosk.act(kiosk.open("R1"));

        List<Outcome<ReadingStep>> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> cards.answer(look))
                .toList();

        assertThat(answers).allSatisfy(a -> assertThat(Said.yes(a).next()).isEqualTo(Next.FEED_KEYS));
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(counter.far.machine().questions()).isEqualTo(1);
        assertThat(person(kiosk.goOn(Said.yes(answers.get(0)))).proof()).isEqualTo(Proof.MACHINE);
    }

    @Test
    void another_reading_has_another_session() {
        assertThat(kiosk.open("R2").session()).isNotEqualTo(kiosk.open("R1").session());
        assertThat(Said.yes(cards.open(Counter.NEXT_KIOSK, "R1")).session())
                .isNotEqualTo(kiosk.open("R1").session());
    }

    @Test
    void a_kiosk_that_lost_power_resumes_where_it_was() {
        ReadingStep first = kiosk.open("R1");
        assertThat(Said.yes(cards.resume(first.session(), "K01"))).isEqualTo(first);
        ReadingStep second = Said.yes(cards.answer(kiosk.act(first)));

        ReadingStep again = Said.yes(counter.cards().resume(first.session(), "K01"));

        assertThat(again).isEqualTo(second);
        assertThat(person(kiosk.goOn(again)).proof()).isEqualTo(Proof.MACHINE);
        assertThat(Said.yes(cards.resume(first.session(), "K01")).next()).isEqualTo(Next.DONE);
    }

    @Test
    void other_content_for_a_step_that_is_done_is_refused() {
        ReadingStep first = kiosk.open("R1");
        ReadingStep second = Said.yes(cards.answer(kiosk.act(first)));

        Said.no(cards.answer(kiosk.act(first)), IdentityRefusal.STEP_CHANGED);
        Said.no(cards.answer(kiosk.answer(second, 0, "", "")), IdentityRefusal.CARD_DATA_BROKEN);
    }

    @Test
    void a_step_that_nobody_asked_for_is_refused() {
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer ahead = new ReaderAnswer(first.session(), "K01", 2, 0, new Secret("x"), new Secret(""));

        Said.no(cards.answer(ahead), IdentityRefusal.STEP_OUT_OF_ORDER);
        Said.no(cards.open(Counter.KIOSK, " "), IdentityRefusal.STEP_OUT_OF_ORDER);
    }

    @Test
    void a_session_ends_by_itself() {
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer look = kiosk.act(first);
        counter.clock.tick(Counter.LIFE);

        Said.no(cards.answer(look), IdentityRefusal.SESSION_GONE);
        Said.no(cards.resume(first.session(), "K01"), IdentityRefusal.SESSION_GONE);
        Said.no(cards.resume("nonsense", "K01"), IdentityRefusal.SESSION_GONE);
        assertThat(kiosk.open("R1").session()).isNotEqualTo(first.session());
    }

    @Test
    void a_step_does_not_lengthen_a_session() {
        ReadingStep first = kiosk.open("R1");
        counter.clock.tick(Duration.ofMinutes(2));

        ReadingStep second = Said.yes(cards.answer(kiosk.act(first)));

        assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
    }

    @Test
    void a_session_belongs_to_its_terminal() {
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer stolen =
                new ReaderAnswer(first.session(), "K02", 1, 0, kiosk.act(first).output(), new Secret(""));

        Said.no(cards.answer(stolen), IdentityRefusal.OTHER_TERMINAL);
        Said.no(cards.resume(first.session(), "K02"), IdentityRefusal.OTHER_TERMINAL);
    }

    @Test
    void without_a_card_the_same_session_waits_for_one() {
        ReadingStep first = kiosk.open("R1");
        kiosk.reader.takeOut();
        Said.no(cards.answer(kiosk.act(first)), IdentityRefusal.CARD_NOT_READ);

        kiosk.reader.insert(Counter.CARD);

        assertThat(person(kiosk.goOn(first)).proof()).isEqualTo(Proof.MACHINE);
    }

    @Test
    void a_wrong_key_is_found_by_the_reader_and_ends_the_session() {
        counter.far.faults().next("card-keys", Mood.WRONG_AMOUNT);
        ReadingStep first = kiosk.open("R1");
        ReadingStep second = Said.yes(cards.answer(kiosk.act(first)));
        ReaderAnswer failed = kiosk.act(second);

        Outcome<ReadingStep> refused = cards.answer(failed);

        Said.no(refused, IdentityRefusal.CARD_NOT_ACCEPTED);
        assertThat(cards.answer(failed)).isEqualTo(refused);
        assertThat(cards.resume(first.session(), "K01")).isEqualTo(refused);
        Said.no(cards.answer(kiosk.answer(second, 0, "x", "")), IdentityRefusal.SESSION_GONE);
        assertThat(person(kiosk.read("R2")).proof()).isEqualTo(Proof.MACHINE);
    }

    @Test
    void keys_for_another_card_are_no_answer() {
        counter.far.machine().answerForAnotherCard();
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer look = kiosk.act(first);

        Said.doubt(cards.answer(look), "不是这张卡");
        assertThat(Said.yes(cards.answer(look)).next()).isEqualTo(Next.FEED_KEYS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REQUEST", "LOSE_REPLY", "DO_AND_500", "MAINTENANCE"})
    void silence_of_the_machine_leaves_each_step_repeatable(Mood mood) {
        counter.far.faults().next("card-keys", mood);
        counter.far.faults().next("card-check", mood);
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer look = kiosk.act(first);
        Said.doubt(cards.answer(look), "请稍候重试");
        assertThat(Said.yes(cards.resume(first.session(), "K01"))).isEqualTo(first);
        ReaderAnswer data = kiosk.act(Said.yes(cards.answer(look)));
        Said.doubt(cards.answer(data), "请稍候重试");

        assertThat(person(cards.answer(data)).proof()).isEqualTo(Proof.MACHINE);
        assertThat(counter.far.machine().questions()).isEqualTo(1);
    }

    @Test
    void a_machine_that_cannot_be_reached_is_no_refusal() {
        YibaoCards alone =
                counter.cards(Counter.cards(Optional.of(Counter.machine("http://127.0.0.1:1/keys", "")), Set.of()));

        Said.doubt(Kiosk.at(alone, Counter.CARD).read("R1"), "无法连接");
    }

    @Test
    void an_unlisted_code_of_the_machine_is_no_refusal() {
        KeyServiceSettings listed = Counter.machine(counter.url("/keyservice/keys"), "");
        KeyServiceSettings bare = new KeyServiceSettings(
                listed.keysUrl(), "", listed.headers(), listed.names(), "0", List.of(), listed.deadline());
        counter.far.faults().next("card-keys", Mood.REFUSE);

        YibaoCards unlisted = counter.cards(Counter.cards(Optional.of(bare), Set.of()));
        Said.doubt(Kiosk.at(unlisted, Counter.CARD).read("R1"), "3399");
    }

    @Test
    void the_machines_refusals_say_what_to_do() {
        counter.far.faults().next("card-keys", Mood.REFUSE);
        Said.no(kiosk.read("R1"), IdentityRefusal.MACHINE_REFUSED);
        kiosk.reader.insert(SampleCard.of(Counter.PERSON, "110100"));
        Said.no(kiosk.read("R2"), IdentityRefusal.AREA_NOT_SERVED);
        kiosk.reader.insert(Counter.CARD.named("冒名"));
        Said.no(kiosk.read("R3"), IdentityRefusal.CARD_MISMATCH);
        counter.far.machine().block(Counter.CARD);
        kiosk.reader.insert(Counter.CARD);
        Said.no(kiosk.read("R4"), IdentityRefusal.CARD_BLOCKED);
    }

    @Test
    void a_card_out_of_date_or_with_an_impossible_number_is_refused_before_the_machine_is_asked() {
        kiosk.reader.insert(Counter.CARD.validUntil("20260104"));
        Said.no(kiosk.read("R1"), IdentityRefusal.CARD_EXPIRED);
        kiosk.reader.insert(Counter.CARD.numbered("449999195001010118"));
        Said.no(kiosk.read("R2"), IdentityRefusal.CARD_DATA_BROKEN);
        kiosk.reader.insert(Counter.CARD.validUntil("20260105"));
        assertThat(person(kiosk.read("R3")).proof()).isEqualTo(Proof.MACHINE);
    }

    @Test
    void the_data_of_another_card_than_the_one_looked_at_is_refused() {
        SampleCard other = SampleCard.of(Counter.CHILD, "440100");
        counter.far.machine().know(other);
        ReadingStep second = Said.yes(cards.answer(kiosk.act(kiosk.open("R1"))));
        Kiosk elsewhere = Kiosk.at(cards, other);
        String foreign = elsewhere
                .act(Said.yes(cards.answer(elsewhere.act(elsewhere.open("R2")))))
                .output()
                .reveal();

        Said.no(cards.answer(kiosk.answer(second, 0, foreign, "")), IdentityRefusal.CARD_DATA_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|||||||", "440100|R|03|440100D1560000059900000000000001|XY|8899|||", "nothing"})
    void a_first_step_that_cannot_be_right_is_refused(String output) {
        ReadingStep first = kiosk.open("R1");

        Said.no(cards.answer(kiosk.answer(first, 0, output, "")), IdentityRefusal.CARD_DATA_BROKEN);
        Said.no(cards.answer(kiosk.answer(first, 0, "A".repeat(2000), "")), IdentityRefusal.CARD_DATA_BROKEN);
        assertThat(counter.far.machine().questions()).isZero();
    }

    @Test
    void nothing_personal_is_ever_printed() {
        ReadingStep first = kiosk.open("R1");
        ReaderAnswer look = kiosk.act(first);
        ReadingStep second = Said.yes(cards.answer(look));
        ReaderAnswer data = kiosk.act(second);
        ReadingStep done = Said.yes(cards.answer(data));

        String printed =
                "" + first + look + second + data + done + person(Outcome.succeeded(done)) + Outcome.succeeded(done);

        assertThat(printed)
                .doesNotContain(
                        Counter.PERSON.name(),
                        Counter.PERSON.idNumber(),
                        Counter.CARD.cardNumber(),
                        Counter.CARD.cardSn(),
                        first.session(),
                        second.argument().reveal());
    }
}
