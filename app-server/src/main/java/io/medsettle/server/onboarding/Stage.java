package io.medsettle.server.onboarding;

/** Whose parameters an operation runs under for one class (上线阶段). */
public enum Stage {
    /** Switched off: the ordinary way. */
    OFF,
    /** Those of the settings. */
    SETTINGS,
    /** Those kept for the platform's test environment that were switched to. */
    TEST,
    /** Those kept for production that were switched to. */
    PRODUCTION
}
