package io.medsettle.server.store;

import io.medsettle.server.view.BookedPostings;

/** The books as the server reads them, for tests that fill the tables themselves. */
public final class OpenBooks {
    private OpenBooks() {}

    public static BookedPostings of(Transactions transactions) {
        return new JdbcBookedPostings(transactions);
    }
}
