package io.medsettle.adapter.creditgz.profile;

import java.util.List;

/**
 * One field of a platform's message and what stands in it.
 *
 * @param spot where the profile says so
 * @param field wire path, dots between objects
 * @param source where its value is from
 * @param path canonical path: read from, told to, or repeated over; "" for a constant, the body and the signature
 * @param constant text of a constant, or what an incoming value must be, else ""
 * @param mandatory whether there is no message without a value
 * @param max most characters on the wire, 0 = any
 * @param words name of the word set that translates it, else ""
 * @param when condition under which it counts
 * @param block name of the block it belongs to, "" for none
 * @param sensitive whether its value is never shown
 * @param number whether it is a JSON number
 * @param encrypted whether the value alone is encrypted
 * @param mustEqual canonical path of what it must equal, "" for none
 * @param fields what is repeated, for {@link Source#EACH}
 */
public record Entry(
        Spot spot,
        String field,
        Source source,
        String path,
        String constant,
        boolean mandatory,
        int max,
        String words,
        List<Converter> conv,
        Condition when,
        String block,
        boolean sensitive,
        boolean number,
        boolean encrypted,
        String mustEqual,
        List<Entry> fields) {

    /** Where an entry's value is from or goes to. */
    public enum Source {
        /** From a canonical value. */
        FROM,
        /** To a canonical value. */
        TO,
        /** A constant. */
        CONST,
        /** The business content. */
        BODY,
        /** The signature. */
        SIGNATURE,
        /** Once for each of a list. */
        EACH
    }

    public Entry {
        conv = List.copyOf(conv);
        fields = List.copyOf(fields);
    }

    /** Whether a converter of that name is among its steps. */
    public boolean has(Converter.Name name) {
        return conv.stream().anyMatch(step -> step.name() == name);
    }
}
