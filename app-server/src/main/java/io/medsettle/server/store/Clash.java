package io.medsettle.server.store;

/** A key on a page is there already; the transaction has been rolled back. Says where, so that one can look. */
final class Clash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** On what. */
    enum Where {
        LINES,
        CLAIMS,
        SEALED,
        INBOX
    }

    private final Where where;

    Clash(Where where) {
        super("a key is there already: " + where, null, false, false);
        this.where = where;
    }

    Where where() {
        return where;
    }
}
