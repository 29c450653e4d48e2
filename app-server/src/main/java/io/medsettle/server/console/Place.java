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
 * @param scopes who sees it: whoever has one of them
 * @param head whether only of the head: what is there holds for the whole gateway
 */
public record Place(String path, String title, List<String> scopes, boolean head) {
    static final URI PASSWORD = URI.create("/console/password");
    private static final List<Place> ALL = List.of(
            new Place("/console", "总览", List.of(Scope.FINANCE)),
            new Place("/console/reconciliation", "对账", List.of(Scope.FINANCE)),
            new Place("/console/orders", "结算单", List.of(Scope.READ)),
            new Place("/console/stuck", "待裁定", List.of(Scope.FINANCE)),
            new Place("/console/real-name", "实名异常", List.of(Scope.READ)),
            new Place("/console/insurance", "医保", List.of(Scope.INSURANCE)),
            new Place("/console/statistics", "统计", List.of(Scope.FINANCE), true),
            new Place("/console/dictionaries", "字典", List.of(Scope.DICTIONARIES_READ, Scope.DICTIONARIES)),
            new Place("/console/onboarding", "信用就医", List.of(Scope.CREDIT_ADMIN), true),
            new Place("/console/monitoring", "监控", List.of(Scope.SYSTEM, Scope.CREDIT_ADMIN, Scope.FINANCE), true),
            new Place("/console/people", "人员", List.of(Scope.PEOPLE)),
            new Place("/console/audit", "审计", List.of(Scope.AUDIT)));

    private Place(String path, String title, List<String> scopes) {
        this(path, title, scopes, false);
    }

    /** @param head whether they are of the head */
    static List<Place> of(Sitting sitting, boolean head) {
        return ALL.stream()
                .filter(place -> head || !place.head())
                .filter(place -> place.scopes().stream().anyMatch(sitting::may))
                .toList();
    }

    /** Where somebody finds themselves who wanted nothing in particular. */
    static URI first(Sitting sitting, boolean head) {
        return of(sitting, head).stream()
                .findFirst()
                .map(p -> URI.create(p.path()))
                .orElse(PASSWORD);
    }

    /** Whether a page belongs to it. */
    public boolean holds(String page) {
        return page.equals(path) || !path.equals("/console") && page.startsWith(path + "/");
    }
}
