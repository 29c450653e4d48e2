package io.medsettle.server.store;

import java.sql.SQLException;

/** A COMMIT was sent and its answer never came: it stands, or it does not, or it will. Only the key can tell. */
final class CommitUnknown extends Exception {
    private static final long serialVersionUID = 1L;

    CommitUnknown(SQLException cause) {
        super("the answer to a COMMIT did not come", Trouble.withoutText(cause));
    }
}
