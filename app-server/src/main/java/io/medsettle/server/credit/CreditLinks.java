package io.medsettle.server.credit;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ways into the platform's app as templates ({@code medsettle.credit.links}), credit-gz §12: placeholders {merId}, {orgCode},
 * {scene}, {returnUrl}, and no others, so that nothing personal can stand in an address.
 *
 * @param merId for {merId}
 * @param orgCode for {orgCode}
 * @param miniProgram path within the platform's mini program
 * @param h5 app scheme or page
 * @param kiosk what the kiosk shows as a code
 */
@ConfigurationProperties("medsettle.credit.links")
public record CreditLinks(
        @Nullable String merId,
        @Nullable String orgCode,
        @Nullable String miniProgram,
        @Nullable String h5,
        @Nullable String kiosk) {
    public CreditLinks {
        check(miniProgram);
        check(h5);
        check(kiosk);
    }

    private static void check(@Nullable String template) {
        String rest = template == null ? "" : template.replaceAll("\\{(merId|orgCode|scene|returnUrl)}", "");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(
                    "medsettle.credit.links: only {merId}, {orgCode}, {scene} and {returnUrl} may stand in a template");
        }
    }

    Map<String, String> all(String scene, URI back) {
        Map<String, String> all = new TreeMap<>();
        put(all, "MINI_PROGRAM", miniProgram, scene, back);
        put(all, "H5", h5, scene, back);
        put(all, "KIOSK", kiosk, scene, back);
        return all;
    }

    Optional<URI> page(String where, String scene, URI back) {
        return Optional.ofNullable(all(scene, back).get(where)).map(URI::create);
    }

    private void put(Map<String, String> all, String where, @Nullable String template, String scene, URI back) {
        if (template != null && !template.isBlank()) {
            all.put(
                    where,
                    template.replace("{merId}", encoded(merId))
                            .replace("{orgCode}", encoded(orgCode))
                            .replace("{scene}", encoded(scene))
                            .replace("{returnUrl}", encoded(back.toString())));
        }
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }
}
