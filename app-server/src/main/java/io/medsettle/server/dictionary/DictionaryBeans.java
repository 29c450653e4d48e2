package io.medsettle.server.dictionary;

import io.medsettle.ports.dictionary.CatalogueCheck;
import io.medsettle.ports.dictionary.Dictionary;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Builds the dictionary over the server's database, and the check of fee lines over the dictionary. */
@Factory
final class DictionaryBeans {
    /** A busy hospital uses some thousand codes a day; one costs about half a kilobyte. */
    private static final int REMEMBERED = 20_000;

    @Singleton
    Versions versions(Transactions transactions) {
        return new Versions(transactions);
    }

    @Singleton
    Pages pages(Transactions transactions) {
        return new Pages(transactions);
    }

    @Singleton
    Diffs diffs(Transactions transactions) {
        return new Diffs(transactions);
    }

    @Singleton
    Imports imports(Transactions transactions, Versions versions, InstantSource clock) {
        return new Imports(transactions, versions, clock);
    }

    @Singleton
    Dictionary dictionary(Versions versions, Pages pages, InstantSource clock) {
        return new RememberedDictionary(new StoredDictionary(versions, pages), clock, REMEMBERED);
    }

    @Singleton
    NationalCodes nationalCodes(Dictionary dictionary) {
        return new CatalogueCheck(dictionary);
    }
}
