package io.medsettle.server.credit;

/** Whether something of that patient is being settled by credit, or is going back, right now. Safe to share. */
@FunctionalInterface
public interface UnderWay {
    boolean of(String org, String patientId);
}
