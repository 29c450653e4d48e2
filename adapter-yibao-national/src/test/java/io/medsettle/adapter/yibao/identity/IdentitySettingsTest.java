package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.yibao.identity.VoucherSettings.Names;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {
    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("yibao settings: ")
                .hasMessageContaining(words);
    }

    private static VoucherSettings vouchers(Way way, String url, Set<String> ok, Duration life) {
        return new VoucherSettings(
                "yibao",
                Counter.HOSPITAL,
                way,
                url,
                Map.of(),
                "",
                VoucherSettings.seenForm(),
                Names.likely(),
                ok,
                List.of(),
                life,
                Duration.ofSeconds(5));
    }

    @Test
    void the_key_service_has_https_addresses_and_a_name_for_everything() {
        refused(() -> Counter.machine("http://keys.example/keys", ""), "keys.keysUrl: https");
        refused(() -> Counter.machine("https://keys.example/keys", "keys"), "keys.checkUrl");
        refused(() -> Counter.machine("ht tp://", ""), "keys.keysUrl: not an address");
        Map<KeyItem, String> names = new EnumMap<>(KeyItem.namesAfter1903());
        names.remove(KeyItem.INTERNAL_KEY);
        refused(
                () -> new KeyServiceSettings(
                        "https://keys.example", "", Map.of(), names, "0", List.of(), Duration.ofSeconds(5)),
                "keys.names");
    }

    @Test
    void keys_of_the_service_are_never_printed() {
        KeyServiceSettings settings = new KeyServiceSettings(
                "https://keys.example",
                "",
                Map.of("x-key", new Secret("topsecret")),
                KeyItem.namesAfter1903(),
                "0",
                List.of(),
                Duration.ofSeconds(5));

        assertThat(settings.toString()).doesNotContain("topsecret");
    }

    @Test
    void where_no_machine_is_asked_the_readers_signature_must_travel_on() {
        refused(
                () -> new CardSettings(
                        "yibao",
                        Counter.HOSPITAL,
                        ReaderSettings.guangzhou(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Set.of(),
                        false,
                        Duration.ofMinutes(3)),
                "cards.carries");
    }

    @Test
    void a_key_template_names_both_keys() {
        refused(() -> new ReaderSettings("a", "b", "c", "1", false, "{internal}|"), "reader.keyTemplate");
    }

    @Test
    void makers_differ_in_what_a_yes_is() {
        ReaderSettings strict = ReaderSettings.standard();
        ReaderSettings loose = new ReaderSettings("a", "b", "c", "1", true, strict.keyTemplate());

        assertThat(List.of(strict.good(0), strict.good(1), strict.good(-1), loose.good(1), loose.good(-1)))
                .containsExactly(true, false, false, true, false);
    }

    @Test
    void a_voucher_service_has_an_address_and_the_other_ways_have_none() {
        Duration life = Duration.ofMinutes(3);
        refused(() -> vouchers(Way.SERVICE, "", Set.of("0"), life), "vouchers.url");
        refused(() -> vouchers(Way.LIBRARY, "https://ec.example", Set.of("0"), life), "vouchers.url");
        refused(() -> vouchers(Way.LIBRARY, "", Set.of(), life), "vouchers.okCodes");
        refused(() -> vouchers(Way.LIBRARY, "", Set.of("0"), Duration.ZERO), "vouchers.tokenLife");
        refused(() -> new Names("", "data", "data", "", "", ""), "vouchers.names.code");
        refused(() -> new Names("qr", "data", "data", "", "relation", ""), "vouchers.names.ownRelation");
    }

    @Test
    void a_line_of_the_table_of_refusals_fits_something_in_particular() {
        refused(() -> new FinalAnswer("*", "", IdentityRefusal.VOUCHER_REFUSED), "finals");
        refused(() -> new FinalAnswer("", "x", IdentityRefusal.VOUCHER_REFUSED), "finals");
    }
}
