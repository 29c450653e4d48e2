package io.medsettle.server.people;

/**
 * One role in one place.
 *
 * @param department code or name of a department, ≤32; "" for all of the organisation
 */
public record Grant(Role role, String department) implements Comparable<Grant> {
    public Grant {
        if (department.length() > 32) {
            throw new IllegalArgumentException("a department has at most 32 characters");
        }
    }

    public String words() {
        return department.isEmpty() ? role.words() : role.words() + " (" + department + ")";
    }

    @Override
    public int compareTo(Grant other) {
        int byRole = role.compareTo(other.role);
        return byRole == 0 ? department.compareTo(other.department) : byRole;
    }
}
