package io.medsettle.server.credit;

import io.medsettle.ports.value.Secret;

/** Who may try it out before everybody may (白名单), credit-gz §14. Safe to share. */
public interface WhiteList {
    /**
     * @param certNo whose it is; kept nowhere in the clear
     * @param deptCode where, "" if not told
     */
    Said ask(Secret certNo, String deptCode);

    /** What the list says. */
    enum Said {
        /** Everybody may, or this one is on it. */
        MAY,
        /** Not on it. */
        NOT_LISTED,
        /** Nobody may now. */
        CLOSED
    }
}
