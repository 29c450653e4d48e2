package io.medsettle.server.dictionary;

import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

class MariaImportRunsTest extends ImportRunsContract {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        database = TestDatabase.mariaDb(MariaServer.ofThisMachine().get(), "import_runs");
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    TestDatabase database() {
        return database;
    }
}
