package io.medsettle.server.store;

import io.medsettle.ports.store.Page;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Told of every page inside the transaction that writes it: projections are written here. May be called again for the
 * same page when the transaction is repeated; calls nobody outside; what it throws takes the page with it.
 */
@FunctionalInterface
public interface PageListener {
    void writing(Connection connection, Page page) throws SQLException;

    /** Projects nothing. */
    static PageListener none() {
        return (connection, page) -> {};
    }
}
