package io.medsettle.sandbox;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.people.Grant;
import io.medsettle.server.people.NewPerson;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Invented people who work at the sandbox's hospital, one for each role, with a password made for this one start. */
final class SampleStaff {
    private static final List<Role> ROLES = List.of(Role.values());

    private SampleStaff() {}

    /** @return the password of all of them */
    static String hire(People people) {
        byte[] chance = new byte[9];
        new SecureRandom().nextBytes(chance);
        String password = "Sandbox-" + HexFormat.of().formatHex(chance);
        Actor sandbox = new Actor(OutsideWorld.ORG, "", "127.0.0.1");
        for (Role role : ROLES) {
            Set<Grant> one = Set.of(new Grant(role, ""));
            people.create(
                    new NewPerson(login(role), "样例" + role.words(), OutsideWorld.ORG, new TreeSet<>(one)),
                    new Secret(password),
                    false,
                    sandbox);
        }
        return password;
    }

    /** What they sign in with, in one line. */
    static String logins() {
        return String.join(
                ", ", ROLES.stream().map(r -> login(r) + " " + r.words()).toList());
    }

    private static String login(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "-1";
    }
}
