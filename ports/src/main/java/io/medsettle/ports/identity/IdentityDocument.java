package io.medsettle.ports.identity;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A second-generation ID card (身份证, yibao-core §7.5), read by an ordinary reader or typed. Its number is checked as far
 * as that can be done without asking: form, area, birthday, check digit.
 *
 * @param name 姓名
 * @param number 18 characters, the last one a digit or a capital X
 */
public record IdentityDocument(Secret name, Secret number) {
    private static final Pattern FORM = Pattern.compile("\\d{17}[0-9X]");
    private static final Pattern OLD_FORM = Pattern.compile("\\d{15}");
    /** Provinces, the residence permits of Hong Kong, Macao and Taiwan, and foreigners (9 and a province). */
    private static final Pattern AREA =
            Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\\d{4}|9\\d{5}");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate OLDEST = LocalDate.of(1880, 1, 1);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final String LONG_TERM = "长期";

    /**
     * What a reader read.
     *
     * @param validUntil end of validity, {@code yyyyMMdd} or {@code 长期}; "" if nobody read it
     * @return declined with an {@link IdentityRefusal}, never unknown
     */
    public static Outcome<IdentityDocument> read(Secret name, Secret number, String validUntil, BusinessDay today) {
        if (name.reveal().isBlank()) {
            return IdentityRefusal.DOCUMENT_NAME_MISSING.here();
        }
        if (ended(validUntil, today)) {
            return IdentityRefusal.DOCUMENT_EXPIRED.here();
        }
        return checked(number, today)
                .map(good -> new IdentityDocument(new Secret(name.reveal().strip()), good));
    }

    /** The number alone, in its proper form; declined if it cannot be anybody's. */
    public static Outcome<Secret> checked(Secret number, BusinessDay today) {
        String text = number.reveal().strip().toUpperCase(Locale.ROOT);
        if (OLD_FORM.matcher(text).matches()) {
            return IdentityRefusal.DOCUMENT_OLD_FORM.here();
        }
        if (!FORM.matcher(text).matches()) {
            return IdentityRefusal.DOCUMENT_FORM_WRONG.here();
        }
        if (!AREA.matcher(text.substring(0, 6)).matches()) {
            return IdentityRefusal.DOCUMENT_AREA_WRONG.here();
        }
        if (!birthday(text.substring(6, 14), today)) {
            return IdentityRefusal.DOCUMENT_BIRTHDAY_WRONG.here();
        }
        return text.charAt(17) == checkDigit(text)
                ? Outcome.succeeded(new Secret(text))
                : IdentityRefusal.DOCUMENT_CHECK_DIGIT_WRONG.here();
    }

    private static boolean birthday(String digits, BusinessDay today) {
        try {
            LocalDate day = LocalDate.parse(digits, DAY);
            return !day.isBefore(OLDEST) && !day.isAfter(today.date());
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean ended(String validUntil, BusinessDay today) {
        String text = validUntil.strip();
        if (text.isEmpty() || text.equals(LONG_TERM)) {
            return false;
        }
        try {
            return LocalDate.parse(text, DAY).isBefore(today.date());
        } catch (DateTimeException notADay) {
            return true;
        }
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    /** Notes to open an order with. */
    public Fields notes() {
        return Fields.NONE.with(NoteKey.MDTRT_CERT_TYPE, "02").with(NoteKey.CERT_TYPE, "01");
    }

    /** Secrets to open an order with. */
    public Secrets secrets() {
        return Secrets.NONE
                .with(NoteKey.NAME, name)
                .with(NoteKey.CERT_NO, number)
                .with(NoteKey.MDTRT_CERT_NO, number);
    }
}
