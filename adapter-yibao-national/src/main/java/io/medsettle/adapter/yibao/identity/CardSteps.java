package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.wire.CardBasics;
import io.medsettle.adapter.yibao.wire.CardLook;
import io.medsettle.adapter.yibao.wire.KeyService;
import io.medsettle.ports.identity.CardIdentity;
import io.medsettle.ports.identity.CardIdentity.Proof;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.ReadingStep.Next;
import io.medsettle.ports.value.Secret;
import java.util.Optional;

/** Tells from a session what the kiosk does next. */
final class CardSteps {
    private static final Secret NOTHING = new Secret("");

    private final CardSettings settings;

    CardSteps(CardSettings settings) {
        this.settings = settings;
    }

    ReadingStep now(CardSession session) {
        return session.done() ? done(session) : session.wanted() == 2 ? feed(session) : first(session);
    }

    /** What was said after the answer to this step, which may be past. */
    ReadingStep after(CardSession session, int step) {
        return step == 1 && !session.keys().isEmpty() ? feed(session) : now(session);
    }

    private ReadingStep first(CardSession session) {
        ReaderSettings reader = settings.reader();
        boolean twoSteps = settings.machine().isPresent();
        return step(
                session,
                1,
                twoSteps ? Next.LOOK_AT_CARD : Next.READ_CARD,
                twoSteps ? reader.lookCall() : reader.readCall(),
                new Secret(reader.argument()));
    }

    private ReadingStep feed(CardSession session) {
        return step(session, 2, Next.FEED_KEYS, settings.reader().feedCall(), new Secret(session.keys()));
    }

    private static ReadingStep step(CardSession session, int step, Next next, String call, Secret argument) {
        return new ReadingStep(session.id(), step, next, call, argument, session.ends(), Optional.empty());
    }

    private ReadingStep done(CardSession session) {
        int last = settings.machine().isPresent() ? 2 : 1;
        return new ReadingStep(
                session.id(), last, Next.DONE, "", NOTHING, session.ends(), Optional.of(identity(session)));
    }

    private CardIdentity identity(CardSession session) {
        CardBasics basics = CardBasics.of(session.basics())
                .orElseThrow(() -> new IllegalStateException("a session that kept what nobody could read"));
        boolean byNumber = settings.idNumberAreas().stream().anyMatch(basics.area()::startsWith);
        boolean carries = settings.carries();
        return new CardIdentity(
                new Secret(basics.name()),
                new Secret(basics.idNumber()),
                new Secret(basics.cardNumber()),
                new Secret(basics.cardSn()),
                session.area(),
                byNumber ? "02" : "03",
                Proof.valueOf(session.proof()),
                carries ? new Secret(session.basics()) : NOTHING,
                carries ? new Secret(session.signature()) : NOTHING);
    }

    /** What the second step is fed. */
    String argument(KeyService.Keys keys, CardLook look) {
        return settings.reader()
                .keyTemplate()
                .replace("{internal}", keys.internal())
                .replace("{internalSource}", look.internalSource())
                .replace("{external}", keys.external())
                .replace("{externalSource}", look.externalSource());
    }
}
