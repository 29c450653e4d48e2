package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.Pages;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.server.store.InboxEntry.Verdict;
import io.medsettle.server.testing.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inbox, raw messages, tokens and secrets on tables; the same on every database. */
abstract class EdgeStoresContract {
    private static final String PERSON = "样本张三449999200001010011";
    private static final Instant NOW = Instant.parse("2026-01-05T01:30:00.678Z");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private Transactions transactions;
    private Vault vault;

    abstract TestDatabase database();

    @BeforeEach
    void open_on_empty_tables() {
        database().clear();
        vault = TestVault.vault();
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
    }

    private static WireRequest request(String number, String body) {
        return new WireRequest(
                "6201",
                number,
                "T" + number,
                "POST",
                URI.create("https://far.example/6201?name=PERSON"),
                Map.of("Authorization", "token-abc"),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(1));
    }

    private static WireResult answer(String body) {
        return new WireResult.Answered(
                200, Map.of("x-request-id", List.of("R1")), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void raw_messages_of_both_directions_are_kept_and_can_be_read_back() {
        try (WireMessages messages = new WireMessages(transactions, vault, clock)) {
            Exchange exchange = messages.watching("yibao", request -> answer("应答" + PERSON));
            exchange.exchange(request("N1", "请求" + PERSON));
            messages.came("wechat", request("N2", ""), new WireResult.NoAnswer("SocketTimeoutException"));
        }
        WireArchive archive = new WireArchive(transactions, vault);
        List<WireMessage> about = archive.about("N1", 10);
        assertThat(about).extracting(WireMessage::direction).containsExactly("OUT", "IN");
        assertThat(about).extracting(WireMessage::outcome).containsExactly("SENDING", "ANSWERED");
        assertThat(about).extracting(WireMessage::status).containsExactly(0, 200);
        assertThat(about.get(0).raw().reveal())
                .startsWith("POST https://far.example/6201")
                .contains("Authorization: token-abc")
                .endsWith("\n\n请求" + PERSON);
        assertThat(about.get(1).raw().reveal()).endsWith("应答" + PERSON);
        assertThat(about.get(1).at()).isEqualTo(clock.instant());
        assertThat(archive.about("N2", 10)).extracting(WireMessage::outcome).containsExactly("NO_ANSWER");
        assertThat(about.toString()).doesNotContain("张三");
    }

    @Test
    void nothing_that_should_be_secret_is_readable_in_the_raw_tables() {
        try (WireMessages messages = new WireMessages(transactions, vault, clock)) {
            messages.sending("yibao", request("N1", PERSON));
        }
        new JdbcTokenStore(transactions, vault).write("wechat/app", new Token(new Secret(PERSON), NOW));
        inbox().keep("wechat/H001", raw(PERSON), genuine("K1"), NOW);
        inbox().keep("wechat/H001", raw(PERSON), new Reading.Forged("signature"), NOW);
        new JdbcHistoryStore(transactions, vault, PageListener.none())
                .append(Pages.of(new OrderId("2026010500000001"), "p1", 0)
                        .sealed("ref", PERSON)
                        .build());
        for (String table : List.of("sealed", "wire_message", "inbox", "token")) {
            assertThat(database().texts("SELECT COUNT(*) FROM " + table)).doesNotContain("0");
            assertThat(database().texts("SELECT box FROM " + table))
                    .noneMatch(box -> box.contains("张三") || box.contains("449999") || box.contains(hex("449999")));
        }
        assertThat(database().texts("SELECT CONCAT(wire_name, request_no, transmission, party) FROM wire_message"))
                .containsExactly("6201N1TN1yibao");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void raw_messages_of_old_days_are_purged_and_no_others() {
        try (WireMessages messages = new WireMessages(transactions, vault, clock)) {
            for (int day = 0; day < 3; day++) {
                messages.sending("yibao", request("D" + day, "x"));
                messages.sending("yibao", request("D" + day, "y"));
                clock.tick(Duration.ofDays(1));
            }
        }
        WireArchive archive = new WireArchive(transactions, vault);
        assertThat(archive.purgeBefore(new BusinessDay("20260107"))).isEqualTo(4);
        assertThat(archive.about("D1", 10)).isEmpty();
        assertThat(archive.about("D2", 10)).hasSize(2);
        assertThat(archive.purgeBefore(new BusinessDay("20260107"))).isZero();
    }

    @Test
    void many_messages_are_written_in_the_order_in_which_they_passed() {
        try (WireMessages messages = new WireMessages(transactions, vault, clock)) {
            for (int n = 0; n < 1000; n++) {
                messages.sending("yibao", request("N1", "message " + n));
            }
        }
        List<WireMessage> about = new WireArchive(transactions, vault).about("N1", 2000);
        assertThat(about).hasSize(1000);
        for (int n = 0; n < about.size(); n++) {
            assertThat(about.get(n).raw().reveal()).endsWith("message " + n);
        }
    }

    private Inbox inbox() {
        return new Inbox(transactions, vault);
    }

    private static RawCallback raw(String body) {
        return new RawCallback("refund", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading genuine(String id) {
        return new Reading.Genuine(new Knock("6302", id, List.of("N1", "4200001"), true, "正文" + PERSON));
    }

    @Test
    void a_callback_is_kept_once_and_stays_until_it_is_handled() {
        assertThat(inbox().keep("wechat/H001", raw("x"), genuine("K1"), NOW)).isTrue();
        assertThat(inbox().keep("wechat/H001", raw("x"), genuine("K1"), NOW)).isFalse();
        assertThat(inbox().keep("wechat/H002", raw("x"), genuine("K1"), NOW.minusMillis(1)))
                .isTrue();
        List<InboxEntry> waiting = inbox().due(Verdict.GENUINE, NOW, 10);
        assertThat(waiting).extracting(InboxEntry::source).containsExactly("wechat/H002", "wechat/H001");
        InboxEntry entry = waiting.get(1);
        assertThat(entry)
                .isEqualTo(new InboxEntry(
                        "wechat/H001",
                        Verdict.GENUINE,
                        "K1",
                        NOW,
                        "6302",
                        List.of("N1", "4200001"),
                        true,
                        "",
                        new Secret("正文" + PERSON)));
        assertThat(inbox().handled(entry, NOW)).isTrue();
        assertThat(inbox().handled(entry, NOW)).isFalse();
        assertThat(inbox().due(Verdict.GENUINE, NOW, 10)).hasSize(1);
    }

    @Test
    void a_callback_that_waits_is_not_due_on_any_node_and_does_not_stand_before_a_new_one() {
        inbox().keep("wechat/H001", raw("x"), genuine("K1"), NOW.minusSeconds(60));
        inbox().later(inbox().due(Verdict.GENUINE, NOW, 10).get(0), NOW.plusSeconds(5));
        assertThat(inbox().due(Verdict.GENUINE, NOW.plusMillis(4_999), 10)).isEmpty();
        inbox().keep("wechat/H001", raw("x"), genuine("K2"), NOW);
        assertThat(inbox().due(Verdict.GENUINE, NOW.plusSeconds(5), 10))
                .extracting(InboxEntry::id)
                .containsExactly("K2", "K1");
        assertThat(inbox().due(Verdict.GENUINE, NOW.plusSeconds(5), 1))
                .extracting(InboxEntry::id)
                .containsExactly("K2");
    }

    @Test
    void a_forged_callback_is_kept_too_and_does_not_stand_in_the_way_of_the_genuine_one() {
        assertThat(inbox().keep("wechat/H001", raw("x"), new Reading.Forged("签名不符"), NOW))
                .isTrue();
        assertThat(inbox().keep("wechat/H001", raw("x"), new Reading.Forged("签名不符"), NOW))
                .isFalse();
        assertThat(inbox().keep("wechat/H001", raw("x"), new Reading.Unreadable("不是 JSON"), NOW))
                .isTrue();
        assertThat(inbox().keep("wechat/H001", raw("x"), genuine("K1"), NOW)).isTrue();
        InboxEntry forged = inbox().due(Verdict.FORGED, NOW, 10).get(0);
        assertThat(forged.why()).isEqualTo("签名不符");
        assertThat(forged.text().reveal()).startsWith("refund\n").endsWith("\nx");
        assertThat(inbox().due(Verdict.UNREADABLE, NOW, 10)).hasSize(1);
    }

    @Test
    void what_ended_is_forgotten_used_or_not_and_nothing_else() {
        JdbcTokenStore tokens = new JdbcTokenStore(transactions, vault);
        tokens.write("ended", new Token(new Secret("甲"), NOW));
        tokens.write("used", new Token(new Secret("乙"), NOW));
        database().change("UPDATE token SET expires_at = -expires_at WHERE name = 'used'");
        tokens.write("good", new Token(new Secret("丙"), NOW.plusMillis(1)));
        tokens.write("just-used", new Token(new Secret("丁"), NOW.plusMillis(1)));
        database().change("UPDATE token SET expires_at = -expires_at WHERE name = 'just-used'");

        assertThat(tokens.forget(NOW)).isZero();
        assertThat(tokens.forget(NOW.plusMillis(1))).isEqualTo(2);

        assertThat(database().texts("SELECT name FROM token ORDER BY name")).containsExactly("good", "just-used");
    }

    @Test
    void a_token_written_by_one_node_is_read_by_the_other_to_the_millisecond() {
        JdbcTokenStore tokens = new JdbcTokenStore(transactions, vault);
        assertThat(tokens.read("9001/H001")).isEmpty();
        tokens.write("9001/H001", new Token(new Secret("签到号-1"), NOW));
        tokens.write("9001/H001", new Token(new Secret("签到号-2"), NOW.plusMillis(1)));
        assertThat(new JdbcTokenStore(transactions, vault).read("9001/H001"))
                .contains(new Token(new Secret("签到号-2"), NOW.plusMillis(1)));
    }

    @Test
    void a_box_moved_to_another_row_does_not_open() {
        JdbcTokenStore tokens = new JdbcTokenStore(transactions, vault);
        tokens.write("a", new Token(new Secret("甲"), NOW));
        database().change("UPDATE token SET name = 'b' WHERE name = 'a'");
        assertThatThrownBy(() -> tokens.read("b")).isInstanceOf(IllegalStateException.class);
    }
}
