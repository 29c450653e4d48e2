package io.medsettle.server.console;

import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Sitting;
import java.net.URI;
import java.util.List;

/**
 * A place that the navigation leads to.
 *
 * @param path where it is
 * @param title as the navigation names it
 * @param scope who sees it
 */
public record Place(String path, String title, String scope) {
    static final URI PASSWORD = URI.create("/console/password");
    private static final List<Place> ALL = List.of(
            new Place("/console", "总览", Scope.FINANCE),
            new Place("/console/reconciliation", "对账", Scope.FINANCE),
            new Place("/console/orders", "结算单", Scope.READ),
            new Place("/console/stuck", "待裁定", Scope.FINANCE),
            new Place("/console/insurance", "医保", Scope.INSURANCE),
            new Place("/console/statistics", "统计", Scope.FINANCE),
            new Place("/console/people", "人员", Scope.PEOPLE),
            new Place("/console/audit", "审计", Scope.AUDIT));

    static List<Place> of(Sitting sitting) {
        return ALL.stream().filter(place -> sitting.may(place.scope())).toList();
    }

    /** Where somebody finds themselves who wanted nothing in particular. */
    static URI first(Sitting sitting) {
        return of(sitting).stream().findFirst().map(p -> URI.create(p.path())).orElse(PASSWORD);
    }

    /** Whether a page belongs to it. */
    public boolean holds(String page) {
        return page.equals(path) || !path.equals("/console") && page.startsWith(path + "/");
    }
}
