package io.medsettle.server.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a client must be allowed to do to call a method of the API. A method without it is open to everybody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Scope {
    /** Reading orders and refunds. */
    String READ = "orders:read";
    /** Opening, paying and cancelling orders. */
    String WRITE = "orders:write";
    /** Asking for refunds. */
    String REFUND = "refunds:write";
    /** What only HIS may do: say that a bill changed, ask for refunds under its own numbers. */
    String HIS = "his";
    /** Asking HIS about patients. */
    String PATIENTS = "patients:read";

    /** Any one of them suffices. */
    String[] value();
}
