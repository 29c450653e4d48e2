package io.medsettle.adapter.yibao.identity;

import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.ports.identity.CardReading;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.ReadingStep.Next;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;

/** A kiosk with a reader: does what each step tells it and knows nothing else. */
final class Kiosk {
    final SimulatedReader reader;
    final CardReading cards;
    final Terminal terminal;

    Kiosk(CardReading cards, Terminal terminal, boolean external) {
        this.cards = cards;
        this.terminal = terminal;
        reader = new SimulatedReader(external);
    }

    static Kiosk at(CardReading cards, SampleCard card) {
        Kiosk kiosk = new Kiosk(cards, Counter.KIOSK, false);
        kiosk.reader.insert(card);
        return kiosk;
    }

    ReadingStep open(String requestNo) {
        return Said.yes(cards.open(terminal, requestNo));
    }

    /** Has the reader do what the step tells. */
    ReaderAnswer act(ReadingStep step) {
        SimulatedReader.Said said = reader.call(step.call(), step.argument().reveal());
        return answer(step, said.returned(), said.output(), said.signature());
    }

    ReaderAnswer answer(ReadingStep step, int returned, String output, String signature) {
        return new ReaderAnswer(
                step.session(), terminal.no(), step.step(), returned, new Secret(output), new Secret(signature));
    }

    /** Goes on until the card is read or somebody says no. */
    Outcome<ReadingStep> goOn(ReadingStep from) {
        Outcome<ReadingStep> outcome = Outcome.succeeded(from);
        while (outcome.maybe().filter(s -> s.next() != Next.DONE).isPresent()) {
            outcome = outcome.then(step -> cards.answer(act(step)));
        }
        return outcome;
    }

    Outcome<ReadingStep> read(String requestNo) {
        return goOn(open(requestNo));
    }
}
