package io.medsettle.ports.identity;

import io.medsettle.ports.value.Secret;

/**
 * Whose app showed the code (亲情码, yibao-core §7.6). The patient is always the person whom the decoding names; with a
 * dependant's code the one who holds the phone is somebody else, who neither becomes the patient nor pays by it.
 *
 * @param whose what the centre says
 * @param name of the relative who showed it, empty unless the centre says so
 * @param relation the centre's word for the relation, "" unless it says so
 */
public record CodeOwner(Whose whose, Secret name, String relation) {
    /** What the centre says. */
    public enum Whose {
        /** The patient's own code. */
        PATIENT,
        /** A relative showed the patient's code from their own app. */
        RELATIVE,
        /** The centre does not say. */
        NOT_TOLD
    }

    public static final CodeOwner NOT_TOLD = new CodeOwner(Whose.NOT_TOLD, new Secret(""), "");
    public static final CodeOwner PATIENT = new CodeOwner(Whose.PATIENT, new Secret(""), "");
}
