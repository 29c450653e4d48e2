package io.medsettle.server.store;

/** The gateway does not start on this database with these settings or this program; says by name why and in words what to do next. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    StartRefused(Why why, String words) {
        super(why + ": " + words);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What stands in the way. */
    public enum Why {
        /** Values lie under a key that the settings do not hold. */
        KEY_MISSING,
        /** A key of that name is there, and it is another one. */
        KEY_DIFFERS,
        /** The tables were changed by a newer program so that this one would go wrong on them. */
        SCHEMA_BEYOND_US,
        /** The tables are older than this program. */
        SCHEMA_BEHIND
    }
}
