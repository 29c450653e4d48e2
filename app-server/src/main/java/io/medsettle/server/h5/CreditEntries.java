package io.medsettle.server.h5;

import io.medsettle.server.credit.Contracts;
import io.medsettle.server.credit.Switches;
import jakarta.inject.Singleton;

/** On which pages the entry to credit no-sense pay stands (信用就医无感支付入口); asked each time, so that no switch needs a restart. */
@Singleton
class CreditEntries {
    /** The page on which a registration is paid (挂号页). */
    static final String REGISTER = "register";
    /** The page of a registration that was paid (挂号成功页). */
    static final String REGISTERED = "register-success";
    /** The page of a stay (住院人页). */
    static final String STAY = "inpatient";
    /** The first page. */
    static final String HOME = "home";

    private final PageSettings settings;
    private final Contracts contracts;
    private final Switches switches;

    CreditEntries(PageSettings settings, Contracts contracts, Switches switches) {
        this.settings = settings;
        this.contracts = contracts;
        this.switches = switches;
    }

    boolean on(String page) {
        return settings.creditEntries().contains(page) && contracts.there() && switches.open();
    }

    /** The address of the entry, "" where the page has none. */
    String address(String page, String visitNo) {
        return on(page) ? "/h5/credit?scene=" + page + (visitNo.isEmpty() ? "" : "&visitNo=" + visitNo) : "";
    }
}
