package io.medsettle.server.people;

import io.medsettle.server.clients.Scope;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What somebody is at the console (角色), and what comes with it. */
public enum Role {
    FINANCE("财务", true, Scope.READ, Scope.FINANCE, Scope.REFUND, Scope.INSURANCE),
    /** The second person of whatever takes two. */
    SUPERVISOR("财务复核", true, Scope.READ, Scope.FINANCE, Scope.REFUND, Scope.INSURANCE),
    CLERK("窗口", true, Scope.READ),
    IT("信息科", true, Scope.DICTIONARIES_READ, Scope.DICTIONARIES, Scope.CREDIT_ADMIN),
    SYSTEM("系统管理员", false, Scope.SYSTEM),
    SECURITY("安全管理员", false, Scope.PEOPLE),
    AUDIT("审计员", false, Scope.AUDIT);

    private final String words;
    private final boolean ordinary;
    private final Set<String> scopes;

    Role(String words, boolean ordinary, String... scopes) {
        this.words = words;
        this.ordinary = ordinary;
        this.scopes = Set.of(scopes);
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }

    public Set<String> scopes() {
        return scopes;
    }

    /**
     * Whether one person may be both (三员分立): the three administrators keep an eye on each other and on those who move money, so none
     * of them is anything else; only the system's administrator may be of the IT department.
     */
    public boolean goesWith(Role other) {
        return this == other
                || ordinary && other.ordinary
                || Set.of(this, other).equals(Set.of(SYSTEM, IT));
    }

    /**
     * Whether an administrator of one department may give it there: the others reach as far as the organisation does, whatever department
     * they are noted in.
     */
    boolean staysInside() {
        return this == CLERK || this == SECURITY;
    }

    public static Optional<Role> of(String name) {
        return Arrays.stream(values()).filter(r -> r.name().equals(name)).findFirst();
    }
}
