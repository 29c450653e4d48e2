package io.medsettle.ports.insurance;

import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;

/** Small questions to the insurer outside any order. Repeat freely; nothing lasting is done. Safe to share. */
public interface InsurerLookups {
    /**
     * Institutions by code, or by a piece of their name (1201).
     *
     * @param type 1 hospital, 2 pharmacy
     * @param code "" to look by name
     */
    Outcome<List<Institution>> institutions(String type, String name, String code);

    /**
     * A table of the dictionary (1901); where the region only gives the whole dictionary, the table's part of it.
     *
     * @param type the field it is for, such as {@code med_type}
     */
    Outcome<List<DictionaryEntry>> dictionary(String type);

    /**
     * Special treatments on file (1160), where the region has that.
     *
     * @param medType 医疗类别
     */
    Outcome<List<SpecialTreatment>> treatments(Insured who, String medType);

    /** Who shares an account with this person (1163), where the region has that. */
    Outcome<List<Relative>> relatives(Insured who);
}
