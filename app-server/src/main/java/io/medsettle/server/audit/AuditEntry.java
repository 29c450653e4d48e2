package io.medsettle.server.audit;

/**
 * One thing that was done, or was refused. No personal data of patients: objects are numbers of ours. What is too long is cut.
 *
 * @param org whose console it was
 * @param who "console/" and the login, or a client of the API, as far as somebody is known; else ""
 * @param from the address they came from; "" where what was done tells it, not the request
 * @param action what kind of thing ("sign-in", "roles", "POST /console/people")
 * @param object what it was done to: a login, an order's number
 * @param outcome "ok", or the name of the refusal
 * @param words what a reader needs besides
 */
public record AuditEntry(
        String org, String who, String from, String action, String object, String outcome, String words) {
    public static final String OK = "ok";

    /** Something that a client of the API or a person at the console did, in the transaction that did it. */
    public static AuditEntry of(String org, String who, String action, String object, String words) {
        return new AuditEntry(org, who, "", action, object, OK, words);
    }

    /** As it is written: lines without breaks, none longer than its column. */
    AuditEntry clean() {
        return new AuditEntry(
                cut(org, 32),
                cut(who, 48),
                cut(from, 64),
                cut(action, 160),
                cut(object, 128),
                cut(outcome, 64),
                cut(words, 500));
    }

    /** One line of characters that every database keeps as they are, not longer than its column. */
    private static String cut(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.isBmpCodePoint(c) && !Character.isSurrogate((char) c))
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(most)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
