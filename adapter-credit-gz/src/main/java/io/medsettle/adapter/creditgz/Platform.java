package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.Wire.Sending;
import io.medsettle.adapter.creditgz.profile.Codes;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Translation;
import io.medsettle.adapter.creditgz.seal.Sm3;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What we want of a platform, however many messages it takes: a token first, one call or an ordered pair of them, a list page by
 * page. All of it stays within the deadline of the one thing that is wanted; only of a bill, for which nobody waits, every page has
 * its own. Safe to share between threads.
 */
final class Platform {
    private final Messages messages;
    private final CreditSettings settings;
    private final InstantSource clock;
    private final Wire wire;
    private final Tokens tokens;

    Platform(CreditSettings settings, Exchange exchange, InstantSource clock, TokenStore store) {
        this.messages = new Messages(settings);
        this.settings = settings;
        this.clock = clock;
        this.wire = new Wire(messages, settings.keys(), exchange, clock);
        this.tokens = new Tokens(store, shared(settings), clock, this::fetched);
    }

    /** Whoever has the same account at the same platform has the same token. */
    private static String shared(CreditSettings settings) {
        String account =
                settings.baseUrl() + " " + settings.merId() + " " + settings.orgCode() + " " + settings.appId();
        return "credit:" + Sm3.hex(account.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    Messages messages() {
        return messages;
    }

    boolean can(Op op) {
        return messages.profile().operation(op).isPresent();
    }

    /** Whether a payment can say that the contract stands for a deposit. */
    boolean waives() {
        boolean carried = messages.called(Op.PAY).request().stream()
                .anyMatch(entry -> entry.path().equals("order.depositMode"));
        Translation words = messages.profile().enums().get("depositMode");
        return carried && words != null && words.outward("WAIVE").isPresent();
    }

    CreditDeadlines deadlines() {
        return settings.deadlines();
    }

    /** Asks something that has no message number of its own yet; a list is asked for until it is whole. */
    Answer question(Op op, Values values, String number, Duration deadline) {
        Optional<Operation.Pages> pages = messages.called(op).manners().pages();
        Instant until = clock.instant().plus(deadline);
        return pages.isEmpty()
                ? single(op, values, number, until)
                : new PagedQuestion(pages.get().most(), messages.called(op))
                        .whole(page -> single(
                                op,
                                values.and(page),
                                number,
                                op == Op.FETCH_BILL ? clock.instant().plus(deadline) : until));
    }

    private Answer single(Op op, Values values, String number, Instant until) {
        return call(op, values, number, Serials.at(clock.instant()), until);
    }

    /**
     * Where the profile makes a pair of it, the second call is made only after a yes to the first, and once the first has left us
     * nothing but an answer to the second says what came of it.
     *
     * @param number of the deed or the question, for the wire log
     * @param serial of the first message; those that follow are told by it
     */
    Answer call(Op op, Values values, String number, String serial, Duration deadline) {
        return call(op, values, number, serial, clock.instant().plus(deadline));
    }

    private Answer call(Op op, Values values, String number, String serial, Instant until) {
        Operation operation = messages.called(op);
        Values asked = messages.asked(op, values);
        Optional<Operation> before = operation.before();
        if (before.isEmpty()) {
            return withToken(new Sending(operation, asked, number, serial, until));
        }
        Answer first = withToken(new Sending(before.get(), asked, number, serial, until));
        if (!(first instanceof Answer.Yes yes)) {
            return first;
        }
        if (!yes.differing().isEmpty()) {
            return new Answer.Silence("先行调用应答的不是所发的单号");
        }
        Values told = asked.with("step.no", yes.values().get("step.no"))
                .with("step.ticket", yes.values().get("step.ticket"));
        Answer second = withToken(new Sending(operation, told, number, Serials.after(serial, 2), until));
        return second instanceof Answer.NeverSent never
                ? new Answer.Silence("先行调用已完成, 后一步没有发出: " + never.why())
                : second;
    }

    /**
     * Sends with the token, and once more with a fresh one only if the platform has turned the message away by a code that says it
     * did not read it. What may be a gateway's turning the token away repeats nothing; what is sent next goes with another token.
     */
    private Answer withToken(Sending sending) {
        if (!can(Op.FETCH_TOKEN)) {
            return wire.exchanged(sending);
        }
        Tokens.Fetched token = tokens.current("", sending.until());
        if (token.token().isEmpty()) {
            return sending.unsent("没有令牌: " + token.why(), clock.instant());
        }
        Answer answer = carried(sending, token);
        boolean unread = answer instanceof Answer.No no && no.sense() == Codes.Sense.TOKEN;
        Tokens.Fetched fresh = unread ? tokens.current(token.text(), sending.until()) : token;
        if (!unread || fresh.token().isEmpty()) {
            return answer;
        }
        Answer again = carried(sending.once(Serials.after(sending.serial(), 1)), fresh);
        return again instanceof Answer.NeverSent ? answer : again;
    }

    private Answer carried(Sending sending, Tokens.Fetched token) {
        Answer answer = wire.exchanged(sending.carrying(token.text()));
        if (answer instanceof Answer.Silence silence && silence.barred()) {
            tokens.distrust(token.text());
        }
        return answer;
    }

    private Tokens.Fetched fetched() {
        Instant now = clock.instant();
        Operation operation = messages.called(Op.FETCH_TOKEN);
        Sending sending = new Sending(
                operation,
                messages.asked(Op.FETCH_TOKEN, Values.NONE),
                "",
                Serials.at(now),
                now.plus(deadlines().question()));
        Answer answer = wire.exchanged(sending);
        if (answer instanceof Answer.Yes yes) {
            return read(yes.values(), now, operation.early());
        }
        return Tokens.Fetched.no(
                answer instanceof Answer.No no
                        ? no.code() + " " + no.text()
                        : answer instanceof Answer.NeverSent never ? never.why() : "没有答复");
    }

    private static Tokens.Fetched read(Values told, Instant now, int early) {
        String text = told.get("token.value");
        if (!text.matches("[\\x21-\\x7e]{1,2000}")) {
            return Tokens.Fetched.no("令牌的写法不对");
        }
        Instant end = told.number("token.seconds")
                .map(now::plusSeconds)
                .or(() -> told.find("token.until").map(Instant::parse))
                .orElse(now);
        return new Tokens.Fetched(Optional.of(new Token(new Secret(text), end.minusSeconds(early))), "");
    }
}
