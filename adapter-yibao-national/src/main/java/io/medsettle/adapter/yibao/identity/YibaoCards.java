package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.wire.CardBasics;
import io.medsettle.adapter.yibao.wire.CardLook;
import io.medsettle.adapter.yibao.wire.CardRegister;
import io.medsettle.adapter.yibao.wire.KeyService;
import io.medsettle.adapter.yibao.wire.YibaoBooks;
import io.medsettle.ports.identity.CardReading;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Card reading with the bureau's key service (yibao-core §7.1), or with a library that asks it itself (§7.2). Sessions
 * stand in the token store and expire there. The order of the steps, the one card in both steps, ID number and
 * validity are judged here, the card's register by the machine where it offers that, or by the insurer (1161). Safe to
 * share between threads.
 */
public final class YibaoCards implements CardReading {
    private static final int LONGEST = 1024;

    private final CardSettings settings;
    private final Optional<KeyService> machine;
    private final Drawer drawer;
    private final CardSteps steps;
    private final CardChecks checks;

    /**
     * Without the insurer's register.
     *
     * @param exchange the wire, for example {@code OkHttpExchange}
     * @param log keeps what passes
     * @param tokens where sessions are shared between nodes; must encrypt what it keeps
     */
    public YibaoCards(CardSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        this(settings, Optional.empty(), exchange, log, tokens, clock);
        Demand.that(settings.register().isEmpty(), "cards.register: wants a line to the counter platform");
    }

    private YibaoCards(
            CardSettings settings,
            Optional<CardRegister> register,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        this.settings = settings;
        machine = settings.machine()
                .map(m -> new KeyService(
                        m, settings.hospital().code(), log.watching(settings.party() + "-keys", exchange)));
        drawer = new Drawer(tokens, clock, settings.party() + ".card.");
        steps = new CardSteps(settings);
        checks = new CardChecks(settings, machine, register, clock);
    }

    /** With the insurer's register (1161), where the settings want it, on the line that {@code insurer} describes. */
    public static YibaoCards byCore(
            CardSettings settings,
            YibaoSettings insurer,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        Exchange watched = log.watching(insurer.party().name(), exchange);
        Optional<CardRegister> register =
                settings.register().map(r -> YibaoBooks.register(r, insurer, watched, tokens, clock));
        return new YibaoCards(settings, register, exchange, log, tokens, clock);
    }

    @Override
    public Outcome<ReadingStep> open(Terminal terminal, String requestNo) {
        if (requestNo.isBlank() || requestNo.length() > 40) {
            return IdentityRefusal.STEP_OUT_OF_ORDER.here("requestNo: 1 到 40 个字符");
        }
        String pointer = "open." + Marks.of(terminal.no(), requestNo);
        Optional<CardSession> known = drawer.find(pointer).flatMap(f -> session(f.get("session")));
        if (known.isPresent()) {
            return told(known.get());
        }
        Instant ends = drawer.now().plus(settings.sessionLife());
        CardSession session = CardSession.of(Marks.fresh(), terminal.no());
        drawer.put(session.id(), session.fields(), ends);
        drawer.put(pointer, Fields.of("session", session.id()), ends);
        return session(session.id()).map(this::told).orElseGet(IdentityRefusal.SESSION_GONE::here);
    }

    @Override
    public Outcome<ReadingStep> resume(String session, String terminalNo) {
        return owned(session, terminalNo).then(this::told);
    }

    @Override
    public Outcome<ReadingStep> answer(ReaderAnswer answer) {
        return owned(answer.session(), answer.terminalNo()).then(session -> answered(session, answer));
    }

    private Outcome<ReadingStep> answered(CardSession session, ReaderAnswer answer) {
        if (session.took(answer)) {
            return session.refused() ? told(session) : Outcome.succeeded(steps.after(session, answer.step()));
        }
        if (session.refused()) {
            return IdentityRefusal.SESSION_GONE.here();
        }
        if (answer.step() != session.wanted()) {
            boolean past = session.done() ? answer.step() <= 2 : answer.step() < session.wanted();
            return past ? IdentityRefusal.STEP_CHANGED.here() : IdentityRefusal.STEP_OUT_OF_ORDER.here();
        }
        if (answer.output().reveal().length() > LONGEST
                || answer.signature().reveal().length() > LONGEST) {
            return IdentityRefusal.CARD_DATA_BROKEN.here();
        }
        return machine.isPresent() && answer.step() == 1
                ? looked(session, answer, machine.get())
                : read(session, answer);
    }

    /** First step: a failure leaves the session open, because nothing is bound to it yet. */
    private Outcome<ReadingStep> looked(CardSession session, ReaderAnswer answer, KeyService keyService) {
        if (!settings.reader().good(answer.returned())) {
            return IdentityRefusal.CARD_NOT_READ.here("读卡器返回 " + answer.returned());
        }
        Optional<CardLook> look = CardLook.of(answer.output().reveal());
        if (look.isEmpty()) {
            return IdentityRefusal.CARD_DATA_BROKEN.here();
        }
        String number = Marks.of(session.id(), CardSession.mark(answer));
        return keyService
                .keys(number, session.terminal(), look.get())
                .then(keys -> told(kept(session, session.withKeys(answer, steps.argument(keys, look.get())))));
    }

    /** The card's data: a refusal ends the session, because its keys are used up. */
    private Outcome<ReadingStep> read(CardSession session, ReaderAnswer answer) {
        if (!settings.reader().good(answer.returned())) {
            IdentityRefusal refusal =
                    machine.isPresent() ? IdentityRefusal.CARD_NOT_ACCEPTED : IdentityRefusal.CARD_NOT_READ;
            return ended(session, answer, refusal.here("读卡器返回 " + answer.returned()));
        }
        Outcome<CardChecks.Proven> proven = CardBasics.of(answer.output().reveal())
                .map(basics -> checks.prove(session, basics, answer, session.terminal()))
                .orElseGet(IdentityRefusal.CARD_DATA_BROKEN::here);
        return proven.match(
                p -> told(kept(
                        session, session.withBasics(answer, p.area(), p.proof().name()))),
                no -> ended(session, answer, proven.then(p -> told(session))),
                doubt -> Outcome.unknown(doubt.doubt(), doubt.text()));
    }

    private Outcome<ReadingStep> ended(CardSession session, ReaderAnswer answer, Outcome<ReadingStep> refusal) {
        if (refusal instanceof Declined<ReadingStep> no) {
            kept(session, session.ended(answer, no));
        }
        return refusal;
    }

    private CardSession kept(CardSession before, CardSession after) {
        drawer.put(after.id(), after.fields(), before.ends());
        return session(after.id()).orElse(after);
    }

    private Outcome<CardSession> owned(String id, String terminalNo) {
        Optional<CardSession> session = session(id);
        if (session.isEmpty()) {
            return IdentityRefusal.SESSION_GONE.here();
        }
        return session.get().terminal().equals(terminalNo)
                ? Outcome.succeeded(session.get())
                : IdentityRefusal.OTHER_TERMINAL.here();
    }

    private Optional<CardSession> session(String id) {
        return id.matches("[0-9a-f]{32}")
                ? drawer.find(id).map(fields -> new CardSession(id, fields))
                : Optional.empty();
    }

    private Outcome<ReadingStep> told(CardSession session) {
        return session.refused() ? session.refusal() : Outcome.succeeded(steps.now(session));
    }
}
