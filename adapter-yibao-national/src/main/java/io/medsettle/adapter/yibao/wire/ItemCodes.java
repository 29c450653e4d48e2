package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Asks the dictionary about every line before anything leaves that would carry it. */
final class ItemCodes {
    private ItemCodes() {}

    static Outcome<FeeSheet> check(NationalCodes national, FeeSheet sheet, Deed deed) {
        Optional<String> defect = defect(national, sheet.lines(), deed);
        return defect.isPresent() ? Outcome.neverSent(defect.get()) : Outcome.succeeded(sheet);
    }

    /** The first line that may not be sent, named. */
    static Optional<String> defect(NationalCodes national, List<FeeLine> lines, Deed deed) {
        for (FeeLine line : lines) {
            Optional<String> found = national.defect(line, day(line, deed));
            if (found.isPresent()) {
                return Optional.of(named(line, found.get()));
            }
        }
        return Optional.empty();
    }

    /** The finding with the hospital's own code and name of the line; a finding that names the line is not made to twice. */
    private static String named(FeeLine line, String finding) {
        String place = "明细 " + line.serial();
        String item = " (" + line.hospitalCode() + " " + line.name() + ")";
        return finding.startsWith(place + " ")
                ? place + item + finding.substring(place.length())
                : place + item + ": " + finding;
    }

    private static LocalDate day(FeeLine line, Deed deed) {
        return Moments.ofSpoken(line.time())
                .map(BusinessDay::of)
                .orElseGet(() -> BusinessDay.of(deed.intendedAt()))
                .date();
    }
}
