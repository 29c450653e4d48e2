package io.medsettle.server.audit;

import java.time.Instant;

/**
 * What is looked for in the log; "" is anything.
 *
 * @param org whose rows; "" for those of all organisations
 * @param from not before
 * @param until before
 * @param who part of a login
 * @param action part of an action
 * @param object part of an object
 * @param outcome OK, or REFUSED for everything else
 */
public record AuditSearch(
        String org, Instant from, Instant until, String who, String action, String object, String outcome) {}
