package io.medsettle.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told, by which way, and what a relative who pays is not told. */
class MessagingPartyTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String ORDER = "202603020ABCDEFG";
    private static final String PATIENT = "13900000001";
    private static final String PAYER = "13900000002";

    private final List<Notice> texted = new ArrayList<>();
    private final List<Notice> inWechat = new ArrayList<>();

    private static NoticeSender keeping(List<Notice> sent) {
        return notice -> {
            sent.add(notice);
            return Outcome.succeeded("F" + sent.size());
        };
    }

    private MessagingParty party() {
        return new MessagingParty(new Messengers(Map.of("SMS", keeping(texted), "WECHAT", keeping(inWechat))), "示例医院");
    }

    private static Deed paid(Fields notes, Secrets secrets) {
        Leg leg = new Leg(
                "credit",
                Act.CREDIT_PAY,
                new Party("credit"),
                new RequestNo(ORDER + "0031"),
                Leg.Standing.TAKEN,
                Parts.of(Part.CASH, 80_00),
                "P1",
                Optional.of(NOON),
                Fields.NONE);
        return new Deed(
                new OrderId(ORDER),
                0,
                "notice",
                Act.NOTICE,
                new Party("messages"),
                new RequestNo(ORDER + "0091"),
                "",
                Parts.NONE,
                Parts.NONE,
                Fields.NONE,
                notes.with(NoteKey.DEPT_NAME, "肿瘤科"),
                secrets,
                List.of(leg),
                Optional.empty(),
                "",
                NOON);
    }

    @Test
    @Covers("A30")
    void a_relative_who_paid_has_a_copy_that_says_neither_department_nor_where_to_go() {
        Outcome<Started> said = party().start(paid(
                Fields.of(NoteKey.FAMILY_PAY, "1"),
                Secrets.NONE.with(NoteKey.MOBILE, PATIENT).with(NoteKey.PAYER_MOBILE, PAYER)));

        assertThat(said.maybe()).isPresent();
        assertThat(texted).extracting(n -> n.to().reveal()).containsExactly(PATIENT, PAYER);
        Notice own = texted.get(0);
        assertThat(own.kind()).isEqualTo("paid");
        assertThat(own.words().get("dept")).isEqualTo("肿瘤科");
        assertThat(own.words().get("where")).isNotEmpty();
        Notice copy = texted.get(1);
        assertThat(copy.kind()).isEqualTo("payer-paid");
        assertThat(copy.number()).isNotEqualTo(own.number());
        assertThat(copy.words().get("amount")).isEqualTo("80.00元");
        assertThat(copy.words().asMap().values()).noneMatch(word -> word.contains("肿瘤"));
        assertThat(copy.words().get("where")).isEmpty();
    }

    @Test
    void who_has_an_openid_is_told_in_wechat_and_not_on_the_phone() {
        party().start(paid(
                Fields.NONE, Secrets.NONE.with(NoteKey.MOBILE, PATIENT).with(NoteKey.PAYER_ID, "openid-1")));

        assertThat(inWechat).extracting(n -> n.to().reveal()).containsExactly("openid-1");
        assertThat(texted).isEmpty();
    }

    @Test
    void somebody_of_whom_nothing_is_known_is_not_told_and_that_is_said() {
        Outcome<Started> said = party().start(paid(Fields.NONE, Secrets.NONE));

        String words = said.match(v -> "", no -> no.text(), u -> "");
        assertThat(words).contains("没有接入消息");
        assertThat(texted).isEmpty();
    }
}
