package io.medsettle.server.metrics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This test sees these alarms of docs/monitoring/alerts.yml calm, brings about what they warn of, and sees them red. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Drives {
    /** Names of alarms. */
    String[] value();
}
