package io.medsettle.server.onboarding;

/** Whose parameters an operation runs under for one class (上线阶段). */
public enum Stage {
    /** Switched off: the ordinary way. */
    OFF,
    /** Those of the settings. */
    SETTINGS,
    /** The newest ones kept for the platform's test environment. */
    TEST,
    /** The newest ones kept for production. */
    PRODUCTION
}
