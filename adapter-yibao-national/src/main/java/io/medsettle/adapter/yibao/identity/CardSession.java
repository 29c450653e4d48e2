package io.medsettle.adapter.yibao.identity;

import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import java.time.Instant;

/**
 * How far a reading has come. Kept as text between the steps; immutable.
 *
 * @param id of the session
 * @param fields what is kept
 */
record CardSession(String id, Fields fields) {
    private static final String TERMINAL = "terminal";
    private static final String MARK = "mark.";
    private static final String LOOK = "look";
    private static final String KEYS = "keys";
    private static final String BASICS = "basics";
    private static final String SIGNATURE = "signature";
    private static final String AREA = "area";
    private static final String PROOF = "proof";
    private static final String REFUSED = "refused";
    private static final String FIRMNESS = "refusal";
    private static final String WORDS = "words";
    private static final String ADVICE = "advice";

    static CardSession of(String id, String terminal) {
        return new CardSession(id, Fields.of(TERMINAL, terminal));
    }

    /** What tells one answer from another. */
    static String mark(ReaderAnswer answer) {
        return Marks.of(
                Integer.toString(answer.returned()),
                answer.output().reveal(),
                answer.signature().reveal());
    }

    String terminal() {
        return fields.get(TERMINAL);
    }

    Instant ends() {
        return Drawer.ends(fields);
    }

    /** Whether this very answer has been taken already. */
    boolean took(ReaderAnswer answer) {
        return fields.get(MARK + answer.step()).equals(mark(answer));
    }

    /** The step whose answer is wanted; 0 when none is. */
    int wanted() {
        return done() ? 0 : fields.has(KEYS) ? 2 : 1;
    }

    boolean done() {
        return fields.has(BASICS);
    }

    CardSession withKeys(ReaderAnswer answer, String keys) {
        return new CardSession(
                id, marked(answer).with(LOOK, answer.output().reveal()).with(KEYS, keys));
    }

    CardSession withBasics(ReaderAnswer answer, String area, String proof) {
        return new CardSession(
                id,
                marked(answer)
                        .with(BASICS, answer.output().reveal())
                        .with(SIGNATURE, answer.signature().reveal())
                        .with(AREA, area)
                        .with(PROOF, proof));
    }

    /** Ended by a refusal; whatever was read is dropped. */
    CardSession ended(ReaderAnswer answer, Declined<?> refusal) {
        return new CardSession(
                id,
                Fields.of(TERMINAL, fields.get(TERMINAL))
                        .and(fields.under(MARK).behind(MARK))
                        .with(MARK + answer.step(), mark(answer))
                        .with(REFUSED, refusal.code())
                        .with(FIRMNESS, refusal.refusal().name())
                        .with(WORDS, refusal.text())
                        .with(ADVICE, refusal.advice().name()));
    }

    private Fields marked(ReaderAnswer answer) {
        return fields.with(MARK + answer.step(), mark(answer));
    }

    String look() {
        return fields.get(LOOK);
    }

    String keys() {
        return fields.get(KEYS);
    }

    String basics() {
        return fields.get(BASICS);
    }

    String signature() {
        return fields.get(SIGNATURE);
    }

    String area() {
        return fields.get(AREA);
    }

    String proof() {
        return fields.get(PROOF);
    }

    boolean refused() {
        return fields.has(REFUSED);
    }

    /** The refusal that ended it, word by word. */
    <T> Outcome<T> refusal() {
        return new Declined<>(
                Refusal.valueOf(fields.need(FIRMNESS)),
                fields.need(REFUSED),
                fields.get(WORDS),
                Advice.valueOf(fields.need(ADVICE)));
    }

    @Override
    public String toString() {
        return "CardSession";
    }
}
