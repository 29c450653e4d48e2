package io.medsettle.ports.his;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import org.jspecify.annotations.Nullable;

/** Archives of patients (建档, his §6.2 P02). Safe to share. */
public interface HisArchives {
    /**
     * Creates an archive. The same person asked for twice, under whatever number, has one archive: {@code existed} says so.
     * An unknown outcome may be repeated under the same number.
     */
    Outcome<Archive> create(NewArchive person, RequestNo number);

    /**
     * Who is to be registered.
     *
     * @param certType 01 = ID card
     * @param sex 1 male, 2 female
     * @param birthday yyyy-MM-dd
     * @param address empty if not known
     * @param guardian null for a grown-up
     * @param issueCard whether HIS is to give a card number
     */
    record NewArchive(
            Secret name,
            String certType,
            Secret certNo,
            String sex,
            String birthday,
            Secret mobile,
            Secret address,
            @Nullable Guardian guardian,
            boolean issueCard) {}

    /** Who answers for a minor (监护人). */
    record Guardian(Secret name, String certType, Secret certNo, Secret mobile, String relation) {}

    /**
     * An archive.
     *
     * @param cardNo "" if none was issued
     * @param existed whether it had been there before
     */
    record Archive(String patientId, String cardNo, String cardType, boolean existed) {}
}
