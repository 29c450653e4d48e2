package io.medsettle.server.people;

import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Somebody who is to work here.
 *
 * @param login 3 to 32 letters, digits, dots, underlines and hyphens; capital letters are the same as small ones
 * @param name 1 to 64 characters
 */
public record NewPerson(String login, String name, String org, SortedSet<Grant> grants) {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{3,32}");

    /** @throws Refusal 400 {@code login-malformed}, {@code name-malformed}; 422 {@code roles-exclude-each-other} and others */
    public NewPerson {
        login = login.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
        grants = Collections.unmodifiableSortedSet(new TreeSet<>(grants));
        if (!LOGIN.matcher(login).matches()) {
            throw new Refusal(Problem.of(400, "login-malformed", "登录名不对", "登录名须为 3 至 32 个字母, 数字或 . _ -", "请改正后重新提交")
                    .at("login"));
        }
        if (name.isEmpty() || name.length() > 64 || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Problem.of(400, "name-malformed", "姓名不对", "姓名须为 1 至 64 个字符", "请改正后重新提交")
                    .at("name"));
        }
        refuseClashes(grants);
    }

    /** As it was typed at the entrance; "" for what can be nobody's login. */
    static String typed(String login) {
        String small = login.strip().toLowerCase(Locale.ROOT);
        return LOGIN.matcher(small).matches() ? small : "";
    }

    /** Roles that one person must not have together (三员分立), and roles that are nobody's in one department alone. */
    static void refuseClashes(Collection<Grant> grants) {
        for (Grant one : grants) {
            for (Grant other : grants) {
                if (!one.role().goesWith(other.role())) {
                    throw Refusal.of(
                            422,
                            "roles-exclude-each-other",
                            "角色不能兼任",
                            one.role().words() + " 与 " + other.role().words() + " 不能由同一人担任 (三员分立)",
                            "请分给不同的人");
                }
            }
            if (!one.department().isEmpty() && (one.role() == Role.SYSTEM || one.role() == Role.AUDIT)) {
                throw Refusal.of(
                        422, "role-not-by-department", "角色不分科室", one.role().words() + " 只能授予全院", "请将科室留空");
            }
        }
    }

    @Override
    public String toString() {
        return "NewPerson[" + login + "]";
    }
}
