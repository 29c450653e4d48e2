package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.dictionary.CodeEntry;
import io.medsettle.ports.dictionary.Validity;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.List;

/** The platform's own code tables (医保字典), credit-gz §11, where it offers them. Safe to share between threads. */
public final class CreditDictionary {
    private final Platform platform;

    CreditDictionary(Platform platform) {
        this.platform = platform;
    }

    /**
     * One table whole.
     *
     * @param type the platform's name of the table
     */
    public Outcome<List<CodeEntry>> fetch(String type) {
        return platform.question(
                        Op.SYNC_DICTIONARY,
                        Values.NONE.with("dictionary.type", type),
                        "",
                        platform.deadlines().bill())
                .told(
                        yes -> Outcome.succeeded(yes.values().list("dictionary.entries").stream()
                                .map(entry -> entry(type, yes.values().get("dictionary.version"), entry))
                                .toList()),
                        Answer.No::first);
    }

    private static CodeEntry entry(String type, String version, Values told) {
        LocalDate from = day(told.get("entry.from"), Validity.OPEN_BEGIN);
        LocalDate to = day(told.get("entry.to"), Validity.OPEN_END);
        return new CodeEntry(
                type,
                told.get("entry.code"),
                told.get("entry.name"),
                told.get("entry.parent"),
                new Validity(from, to.isBefore(from) ? from : to, !to.isBefore(from)),
                version);
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        return text.isEmpty() ? otherwise : new BusinessDay(text).date();
    }
}
