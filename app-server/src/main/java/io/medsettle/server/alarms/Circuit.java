package io.medsettle.server.alarms;

/** Whether new payments are kept away from a platform that does not answer (熔断). */
@FunctionalInterface
interface Circuit {
    boolean open();
}
