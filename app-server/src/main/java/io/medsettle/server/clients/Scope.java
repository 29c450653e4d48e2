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

    /** Looking up codes and catalogue items. */
    String DICTIONARIES_READ = "dictionaries:read";
    /** Importing dictionaries and putting them in force. */
    String DICTIONARIES = "dictionaries:write";

    /** Serving people at kiosks and windows under their own identity. */
    String COUNTER = "counter";
    /** Taking cash at a window (窗口收款): its word alone says that cash lies in the till. */
    String TILL = "till";
    /** Asking the insurer: entitlement, visits, settlements, statements. */
    String INSURANCE = "insurance:read";

    /** What moves the hospital's accounts with the insurer: clearing, the end of the operator's sign-in. */
    String FINANCE = "finance";

    /** Switching credit pay for classes and operations, its white list, its merchant parameters (上线与回退). */
    String CREDIT_ADMIN = "credit:admin";

    /** People of the console and their roles (安全管理员). */
    String PEOPLE = "people";
    /** Reading what people did at the console (审计员). */
    String AUDIT = "audit";
    /** Settings and switches of the gateway itself (系统管理员). */
    String SYSTEM = "system";

    /** Any one of them suffices. */
    String[] value();
}
