package io.medsettle.server.widget;

import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tickets and the sittings they are exchanged for: 32 random bytes each, encrypted and shared between nodes; the store knows only
 * SHA-256 of them. A ticket is exchanged once, however many ask at the same time: the row itself says who was first.
 */
@Singleton
final class Tickets {
    /** From the moment HIS has it until its page is there. */
    static final Duration TICKET = Duration.ofMinutes(2);
    /** From the exchange on, whatever is done in it. */
    static final Duration SITTING = Duration.ofMinutes(15);

    private static final String AS_ISSUED = "[0-9A-Za-z_-]{43}";
    private static final String USE = "UPDATE token SET expires_at = -expires_at WHERE name = ? AND expires_at > ?";
    private static final String RECORDED = "已提交的退费都已记录, 会自动继续";

    private final TokenStore tokens;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    Tickets(TokenStore tokens, Transactions transactions, InstantSource clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A ticket, and until when it is good. */
    record Issued(Secret ticket, Instant until) {}

    Issued issue(Ticket wish) {
        Secret ticket = fresh();
        Instant until = clock.instant().plus(TICKET);
        String digest = digest(ticket.reveal());
        tokens.write(
                "widget-ticket." + digest,
                new Token(wish.under(wish.client() + "/widget-" + digest).text(), until));
        return new Issued(ticket, until);
    }

    /** What a ticket was about, used and expired ones too: their refusals are shown where they were framed. */
    Optional<Ticket> look(String ticket) {
        return read("widget-ticket.", ticket).map(t -> Ticket.ofText(t.text()));
    }

    /**
     * Exchanges a ticket for a sitting.
     *
     * @throws Refusal 410 if it was exchanged before or has expired
     */
    Sitting exchange(String ticket) {
        Token token = read("widget-ticket.", ticket).orElseThrow(Tickets::unknown);
        Instant now = clock.instant();
        int used = transactions.write(c -> Rows.change(c, USE, "widget-ticket." + digest(ticket), now.toEpochMilli()));
        if (used != 1) {
            boolean before = !token.expiresAt().isAfter(Instant.EPOCH)
                    || token.expiresAt().isAfter(now);
            throw before
                    ? ended("ticket-used", "票据已使用", "这张退费票据已经用过, 每张只能打开一次")
                    : ended("ticket-expired", "票据已过期", "这张退费票据已超过 " + TICKET.toMinutes() + " 分钟");
        }
        Secret sitting = fresh();
        tokens.write("widget-sitting." + digest(sitting.reveal()), new Token(token.text(), now.plus(SITTING)));
        return new Sitting(sitting, Ticket.ofText(token.text()));
    }

    /** @throws Refusal 410 if there is no such sitting any more */
    Sitting need(String sitting) {
        return read("widget-sitting.", sitting)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> new Sitting(new Secret(sitting), Ticket.ofText(t.text())))
                .orElseThrow(() -> ended("sitting-ended", "页面已超时", "这个退费页面已超过 " + SITTING.toMinutes() + " 分钟"));
    }

    static Refusal unknown() {
        return new Refusal(Problem.of(404, "ticket-unknown", "票据无效", "没有这张退费票据, 或地址不完整", "请在 HIS 中关闭本窗口后重新发起退费"));
    }

    private static Refusal ended(String code, String title, String detail) {
        return new Refusal(Problem.of(410, code, title, detail, "请在 HIS 中重新打开退费窗口; 先前提交的退费在其中可以看到")
                .money(RECORDED));
    }

    private Optional<Token> read(String kind, String text) {
        return text.matches(AS_ISSUED) ? tokens.read(kind + digest(text)) : Optional.empty();
    }

    private Secret fresh() {
        byte[] bytes = new byte[32];
        chance.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
