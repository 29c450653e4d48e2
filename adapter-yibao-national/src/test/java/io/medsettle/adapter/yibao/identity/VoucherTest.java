package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.yibao.identity.VoucherSettings.Names;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.fixtures.identity.EcCentre.Use;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.CodeOwner;
import io.medsettle.ports.identity.CodeOwner.Whose;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the code on a phone to a person, by each of the three ways. */
class VoucherTest {
    private static final Names FAMILY = new Names("ecQrCode", "data", "data", "familyUserName", "", "");

    private final Counter counter = new Counter();
    private final YibaoVouchers service = counter.vouchers(Way.SERVICE);

    @AfterEach
    void close() {
        counter.close();
    }

    private static VoucherScan scan(String number, String content) {
        return new VoucherScan(number, CodePurpose.SETTLEMENT, Counter.KIOSK, new Secret(content));
    }

    /** What the kiosk posts: the code, or what the library made of it. */
    private String seen(YibaoVouchers vouchers, String code) {
        String input = vouchers.libraryInput(CodePurpose.SETTLEMENT, Counter.KIOSK);
        return input.isEmpty() ? code : counter.far.centre().library(input, code);
    }

    private Outcome<VoucherIdentity> scanned(String number, String code) {
        return service.decode(scan(number, code));
    }

    private String code() {
        return counter.far.centre().show(Counter.PERSON);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_voucher_tells_who_shows_it(Way way) {
        YibaoVouchers vouchers = counter.vouchers(way);

        VoucherIdentity person = Said.yes(vouchers.decode(scan("S1", seen(vouchers, code()))));

        assertThat(person.name().reveal()).isEqualTo(Counter.PERSON.name());
        assertThat(person.idNumber().reveal()).isEqualTo(Counter.PERSON.idNumber());
        assertThat(person.masked()).isFalse();
        assertThat(person.insuredArea()).isEqualTo("440100");
        assertThat(person.expiresAt()).isEqualTo(counter.clock.instant().plus(Counter.LIFE));
        assertThat(person.owner()).isEqualTo(CodeOwner.NOT_TOLD);
        assertThat(person.notes().get(NoteKey.MDTRT_CERT_TYPE)).isEqualTo("01");
        assertThat(person.notes().get(NoteKey.ADMDVS)).isEqualTo("440100");
        assertThat(person.secrets().get(NoteKey.CERT_NO)).isEqualTo(Counter.PERSON.idNumber());
        assertThat(person.secrets().get(NoteKey.MDTRT_CERT_NO))
                .isEqualTo(person.ecToken().reveal())
                .isEqualTo(person.secrets().get(NoteKey.EC_TOKEN));
        assertThat(counter.far.centre().use(person.ecToken().reveal(), "B1")).isEqualTo(Use.GOOD);
    }

    @Test
    void only_a_kiosk_with_a_library_is_told_what_to_hand_to_it() {
        assertThat(service.libraryInput(CodePurpose.SETTLEMENT, Counter.KIOSK)).isEmpty();
        assertThat(counter.vouchers(Way.LIBRARY).libraryInput(CodePurpose.REGISTRATION, Counter.KIOSK))
                .contains("\"transType\":\"ec.query\"", "\"businessType\":\"01101\"");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_masked_number_is_told_as_such_and_opens_no_order_by_itself(Way way) {
        counter.far.centre().maskIdNumbers();
        YibaoVouchers vouchers = counter.vouchers(way);

        VoucherIdentity person = Said.yes(vouchers.decode(scan("S1", seen(vouchers, code()))));

        assertThat(person.masked()).isTrue();
        assertThat(person.secrets().find(NoteKey.CERT_NO)).isEmpty();
        assertThat(person.secrets().get(NoteKey.NAME)).isEqualTo(Counter.PERSON.name());
    }

    @Test
    void a_dependants_code_makes_the_dependant_the_patient() {
        YibaoVouchers family = counter.vouchers(counter.vouchers(Way.SERVICE, FAMILY));
        String code = counter.far.centre().showOf(Counter.CHILD, Counter.PERSON);

        VoucherIdentity person = Said.yes(family.decode(scan("S1", code)));

        assertThat(person.name().reveal()).isEqualTo(Counter.CHILD.name());
        assertThat(person.owner().whose()).isEqualTo(Whose.RELATIVE);
        assertThat(person.owner().name().reveal()).isEqualTo(Counter.PERSON.name());
        assertThat(person.secrets().get(NoteKey.CERT_NO)).isEqualTo(Counter.CHILD.idNumber());
    }

    @ParameterizedTest
    @CsvSource({"本人,PATIENT", "子女,RELATIVE", "'',NOT_TOLD"})
    void a_centre_may_tell_the_relation(String relation, Whose whose) {
        Names names = new Names("ecQrCode", "data", "data", "", "relation", "本人");
        YibaoVouchers library = counter.vouchers(counter.vouchers(Way.LIBRARY, names));
        String told = "{\"code\":0,\"data\":{\"userName\":\"测试甲\",\"idNo\":\"449999195001010117\",\"idType\":\"01\","
                + "\"ecToken\":\"440000ecdemo01\",\"insuOrg\":\"440100\",\"relation\":\"" + relation + "\"}}";

        assertThat(Said.yes(library.decode(scan("S1", told))).owner().whose()).isEqualTo(whose);
    }

    @Test
    void the_same_scan_is_decoded_once_and_answered_the_same() {
        String code = code();
        VoucherIdentity first = Said.yes(scanned("S1", code));
        counter.far.faults().always("ec.query", Mood.MAINTENANCE);

        assertThat(Said.yes(counter.vouchers(Way.SERVICE).decode(scan("S1", code))))
                .isEqualTo(first);
        Said.no(scanned("S1", code()), IdentityRefusal.SCAN_CHANGED);
    }

    @Test
    void a_voucher_serves_one_business() {
        VoucherIdentity person = Said.yes(scanned("S1", code()));

        assertThat(Said.yes(service.claim(person.reference(), "A1"))).isEqualTo(person);
        assertThat(Said.yes(counter.vouchers(Way.SERVICE).claim(person.reference(), "A1")))
                .isEqualTo(person);
        Said.no(service.claim(person.reference(), "A2"), IdentityRefusal.VOUCHER_USED);
        VoucherIdentity again = Said.yes(scanned("S2", code()));
        assertThat(again.ecToken()).isNotEqualTo(person.ecToken());
        assertThat(Said.yes(service.claim(again.reference(), "A2"))).isEqualTo(again);
    }

    @Test
    void a_code_scanned_twice_does_not_serve_two_businesses() {
        String code = code();
        VoucherIdentity first = Said.yes(scanned("S1", code));
        Said.yes(service.claim(first.reference(), "A1"));
        counter.clock.tick(Duration.ofSeconds(30));

        VoucherIdentity second = Said.yes(scanned("S2", code));

        assertThat(second).isEqualTo(first);
        Said.no(service.claim(second.reference(), "A2"), IdentityRefusal.VOUCHER_USED);
    }

    @Test
    void a_voucher_whose_time_is_over_is_scanned_again() {
        String code = code();
        VoucherIdentity person = Said.yes(scanned("S1", code));
        counter.clock.tick(Counter.LIFE);

        Said.no(service.claim(person.reference(), "A1"), IdentityRefusal.VOUCHER_EXPIRED);
        Said.no(service.claim("unheard-of", "A1"), IdentityRefusal.VOUCHER_EXPIRED);
        Said.no(scanned("S1", code), IdentityRefusal.VOUCHER_EXPIRED);
        assertThat(Said.yes(scanned("S2", code())).ecToken()).isNotEqualTo(person.ecToken());
    }

    @Test
    void a_claim_does_not_lengthen_a_vouchers_time() {
        VoucherIdentity person = Said.yes(scanned("S1", code()));
        counter.clock.tick(Duration.ofMinutes(2));
        assertThat(Said.yes(service.claim(person.reference(), "A1")).expiresAt())
                .isEqualTo(person.expiresAt());
        counter.clock.tick(Duration.ofMinutes(1));

        Said.no(service.claim(person.reference(), "A1"), IdentityRefusal.VOUCHER_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "134567890123456789", "http://example.com/pay", "44000000000000000000000000009"})
    void another_code_is_refused_without_asking(String content) {
        counter.far.faults().always("ec.query", Mood.DO_AND_500);

        Said.no(scanned("S1", content), IdentityRefusal.NOT_A_VOUCHER);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_code_that_the_centre_does_not_know_is_refused(Way way) {
        YibaoVouchers vouchers = counter.vouchers(way);

        Said.no(vouchers.decode(scan("S1", seen(vouchers, "1".repeat(28)))), IdentityRefusal.NOT_A_VOUCHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REQUEST", "LOSE_REPLY", "DO_AND_500", "MAINTENANCE"})
    void silence_is_a_doubt_and_the_same_scan_may_be_repeated(Mood mood) {
        YibaoVouchers core = counter.vouchers(Way.CORE_1162);
        counter.far.faults().next("ec.query", mood);
        counter.far.faults().next("1162", mood);
        String code = code();
        Said.doubt(scanned("S1", code), "请稍候重新扫码");
        Said.doubt(core.decode(scan("S9", code)), "请稍候重新扫码");

        Said.yes(scanned("S1", code));
        Said.yes(core.decode(scan("S9", code)));

        assertThat(counter.far.centre().tokens()).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_token_or_an_unlisted_no_is_a_doubt() {
        YibaoVouchers library = counter.vouchers(Way.LIBRARY);

        Said.doubt(library.decode(scan("S1", "{\"code\":0,\"data\":{\"userName\":\"测试甲\"}}")), "缺少 idNo");
        Said.doubt(library.decode(scan("S2", "{\"code\":-5,\"message\":\"设备忙\"}")), "-5 设备忙");
        Said.doubt(library.decode(scan("S3", "{\"code\":0,\"success\":false}")), "没有成功");
        Said.doubt(library.decode(scan("S4", "not json")), "无法识别");
    }

    @Test
    void a_scan_without_an_office_never_leaves() {
        Terminal bare = new Terminal("K03", "0053", "收费员甲", "", "门诊收费处");
        VoucherScan scan = new VoucherScan("S1", CodePurpose.SETTLEMENT, bare, new Secret(code()));

        Said.no(service.decode(scan), IdentityRefusal.SCAN_INCOMPLETE);
        Said.no(scanned("", code()), IdentityRefusal.SCAN_INCOMPLETE);
        assertThat(counter.far.centre().tokens()).isZero();
    }

    @Test
    void a_1162_wants_a_line_to_the_counter_platform() {
        VoucherSettings settings = counter.vouchers(Way.CORE_1162, Names.likely());

        assertThatThrownBy(() ->
                        new YibaoVouchers(settings, counter.exchange, WireLog.none(), counter.tokens, counter.clock))
                .hasMessageContaining("1162");
    }

    @Test
    void nothing_personal_is_ever_printed() {
        String code = code();
        VoucherScan scan = scan("S1", code);
        VoucherIdentity person = Said.yes(service.decode(scan));

        assertThat("" + scan + person + person.owner() + Outcome.succeeded(person))
                .doesNotContain(
                        Counter.PERSON.name(),
                        Counter.PERSON.idNumber(),
                        code,
                        person.ecToken().reveal(),
                        person.reference());
    }
}
