package io.medsettle.adapter.creditgz.profile;

import java.util.Map;
import java.util.Set;

/**
 * What a platform's response codes mean for us, credit-gz §5.6. Unlisted = unknown.
 *
 * @param afterDoubt codes that are a firm no even where an earlier sending went unanswered
 * @param empty codes of a day without business
 * @param meaning a platform's code by our word for what it means
 */
public record Codes(
        Spot spot, Map<String, Sense> senses, Set<String> afterDoubt, Set<String> empty, Map<String, String> meaning) {
    /** What a code means for us. */
    public enum Sense {
        OK,
        /** Try later. */
        NOT_READY,
        /** Ask first. */
        UNKNOWN,
        /** The platform does not know the number. */
        NOT_FOUND,
        /** A firm no. */
        DECLINED,
        /** The message was turned away, not its content: the same number may be sent again. */
        RETRY,
        /** Turned away unread, because its token is over. */
        TOKEN
    }

    public Codes {
        senses = Map.copyOf(senses);
        afterDoubt = Set.copyOf(afterDoubt);
        empty = Set.copyOf(empty);
        meaning = Map.copyOf(meaning);
    }

    public Sense sense(String code) {
        return senses.getOrDefault(code, Sense.UNKNOWN);
    }

    /** The platform's code for one of our words, or the word itself where it has none. */
    public String means(String word) {
        return meaning.getOrDefault(word, word);
    }
}
