package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;

/** What insurance classes are called. */
public final class ClassWords {
    private ClassWords() {}

    public static String of(PatientClass patientClass) {
        return switch (patientClass) {
            case GZ_CITY -> "广州医保";
            case GZ_DIRECT -> "市直医保";
            case PROVINCE_OTHER -> "省内异地";
            case NATIONAL_OTHER -> "跨省异地";
            case SELF -> "自费";
        };
    }
}
