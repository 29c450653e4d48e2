package io.medsettle.server.people;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/** What a password must be like (口令策略). */
@Singleton
final class PasswordRules {
    /** Whatever is made of these by digits, signs and look-alikes is what everybody tries first. */
    private static final Set<String> COMMON = Set.of(
            "",
            "a",
            "aa",
            "ab",
            "abc",
            "abcd",
            "abcdef",
            "admin",
            "administrator",
            "asdfghjkl",
            "hospital",
            "iloveyou",
            "letmein",
            "medsettle",
            "mima",
            "password",
            "passw",
            "passwd",
            "qwe",
            "qweasd",
            "qweasdzxc",
            "qwer",
            "qwert",
            "qwerty",
            "qwertyuiop",
            "qazwsx",
            "qazwsxedc",
            "root",
            "test",
            "user",
            "welcome",
            "woaini",
            "yiyuan",
            "zxcvbnm");

    private static final int FEWEST_DIFFERENT = 6;

    private final PeopleSettings settings;

    PasswordRules(PeopleSettings settings) {
        this.settings = settings;
    }

    /** One sentence for whoever has to think of one. */
    String words() {
        return "至少 " + settings.shortest() + " 个字符, 含大写字母, 小写字母, 数字, 符号中的 " + settings.classes() + " 类 (达到 "
                + settings.longEnough() + " 个字符时不限类别); 不得含登录名, 不得是常见口令";
    }

    /** @throws Refusal 422 {@code password-too-weak}, never repeating the password */
    void refuseWeak(String login, Secret password) {
        String text = password.reveal();
        int length = text.codePointCount(0, text.length());
        if (text.length() > Passwords.LONGEST) {
            throw weak("口令最长 " + Passwords.LONGEST + " 个字符");
        }
        if (length < settings.shortest()) {
            throw weak("口令太短");
        }
        if (length < settings.longEnough() && kinds(text) < settings.classes()) {
            throw weak("口令的字符种类太少");
        }
        if (text.toLowerCase(Locale.ROOT).contains(login)) {
            throw weak("口令含有登录名");
        }
        if (text.codePoints().distinct().count() < FEWEST_DIFFERENT || COMMON.contains(stem(text))) {
            throw weak("口令太常见");
        }
    }

    private Refusal weak(String why) {
        return new Refusal(Problem.of(422, "password-too-weak", "口令不符合要求", why, "请另想一个: " + words())
                .at("password"));
    }

    private static long kinds(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isUpperCase(c)
                        ? 'A'
                        : Character.isLowerCase(c) ? 'a' : Character.isDigit(c) ? '0' : '#')
                .distinct()
                .count();
    }

    /** The letters that are left once look-alikes are read as letters, and digits and signs around them dropped. */
    private static String stem(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String plain = letters(lower);
        String alike = letters(lower.replace('@', 'a').replace('0', 'o').replace('$', 's'));
        return COMMON.contains(plain) ? plain : alike;
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
