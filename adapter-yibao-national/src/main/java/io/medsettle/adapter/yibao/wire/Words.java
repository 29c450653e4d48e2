package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.identity.CardIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dialect's placeholders stand for in one sending. Never printed. */
final class Words {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)}");

    private final Map<String, String> said = new HashMap<>();

    Words(YibaoSettings settings, String infno, Sending sending, String signNo, Instant at) {
        String digits = Moments.digits(at);
        String spoken = Moments.spoken(at);
        said.put("infno", infno);
        said.put("opter", settings.core().operator().code());
        said.put("opter_name", settings.core().operator().name());
        said.put("fixmedins_code", settings.hospital().code());
        said.put("mdtrtarea_admvs", settings.hospital().admdvs());
        said.put("insuplc_admdvs", sending.admdvs());
        said.put("hcard_basinfo", sending.seen().get(CardIdentity.CARRIED_BASICS));
        said.put("hcard_chkinfo", sending.seen().get(CardIdentity.CARRIED_PROOF));
        said.put("time", spoken);
        said.put("time14", digits);
        said.put("date", spoken.substring(0, 10));
        said.put("sign_no", signNo);
        said.put(
                "password_md5",
                md5(digits + settings.core().extras().signInPassword().reveal()));
    }

    String filled(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.replaceAll(m -> Matcher.quoteReplacement(said.getOrDefault(m.group(1), m.group())));
    }

    /** MD5, because the platform's sign-in prescribes it (yibao-core §3.9). */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
