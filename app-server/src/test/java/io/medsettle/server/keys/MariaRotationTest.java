package io.medsettle.server.keys;

import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

class MariaRotationTest extends RotationContract {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        database = TestDatabase.mariaDb(MariaServer.ofThisMachine().orElseThrow(), "rotation");
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
