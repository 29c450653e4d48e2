package io.medsettle.server.store;

import io.medsettle.fixtures.store.HistoryStoreContract;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.server.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

/** The contract on tables: two nodes, each with transactions of its own, over one database. */
abstract class JdbcStoreContract extends HistoryStoreContract {
    private JdbcHistoryStore node;
    private JdbcHistoryStore otherNode;

    abstract TestDatabase database();

    @BeforeEach
    void open_two_nodes_on_empty_tables() {
        database().clear();
        node = node();
        otherNode = node();
    }

    private JdbcHistoryStore node() {
        Transactions transactions =
                new Transactions(database().writing(), database().reading(), Pause.jittered());
        return new JdbcHistoryStore(transactions, TestVault.vault(), PageListener.none());
    }

    @Override
    protected HistoryStore store() {
        return node;
    }

    @Override
    protected Agenda agenda() {
        return node;
    }

    @Override
    protected HistoryStore otherStore() {
        return otherNode;
    }

    @Override
    protected Agenda otherAgenda() {
        return otherNode;
    }

    @Override
    protected void purge(String ref) {
        node.purge(ref);
    }
}
