package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {
    @TempDir
    Path data;

    private static List<String> told(Site site) {
        try (Installation installation = site.read()) {
            return Site.told(new SettingsCheck(installation));
        }
    }

    @Test
    void the_settings_of_a_whole_hospital_are_well_and_every_one_of_them_is_known() {
        Site.withoutSwitches(this::wholeIsWell);
    }

    private void wholeIsWell() {
        try (Installation installation = Site.whole(data).read()) {
            SettingsCheck check = new SettingsCheck(installation);
            assertThat(check.look())
                    .as(Site.told(check).toString())
                    .noneMatch(f -> f.verdict().calls())
                    .anyMatch(f -> f.found().startsWith("支付宝: 已启用"))
                    .anyMatch(f -> f.found().contains("production"));
        }
    }

    @Test
    void what_is_missing_is_named_all_at_once() {
        List<String> told = told(Site.whole(data)
                .without("medsettle.wechat.mchid")
                .without("medsettle.wechat.description")
                .without("medsettle.his.secret"));
        assertThat(told)
                .anyMatch(t -> t.startsWith("MUST 缺少设置")
                        && t.contains("medsettle.wechat.mchid")
                        && t.contains("medsettle.wechat.description"))
                .anyMatch(t -> t.startsWith("MUST 缺少设置 medsettle.his.secret"));
    }

    @Test
    void what_cannot_be_read_is_named_and_its_value_is_not_told() {
        List<String> told = told(Site.whole(data)
                .with("medsettle.gateway.workers", "not-to-be-told")
                .with("medsettle.gateway.insurance-owner", "nobody-at-all"));
        assertThat(told).anyMatch(t -> t.startsWith("MUST 写的不是它要的形式: medsettle.gateway.workers"));
        assertThat(told.toString()).doesNotContain("not-to-be-told").doesNotContain("nobody-at-all");
        assertThat(told(Site.whole(data).with("medsettle.gateway.insurance-owner", "nobody-at-all")))
                .anyMatch(t -> t.startsWith("MUST medsettle.gateway 读不出来: insuranceOwner"));
    }

    @Test
    void what_nobody_reads_is_named_in_files_and_in_the_environment() {
        Site.withoutSwitches(this::whatNobodyReadsIsNamed);
    }

    private void whatNobodyReadsIsNamed() {
        PropertySource environment = PropertySource.of(
                "variables",
                Map.of(
                        "MEDSETTLE_WECHAT_MCHLD", "1",
                        "MEDSETTLE_WECHAT_MCHID", "1900000001",
                        "MEDSETTLE_VAULT_KEYS_K2", "x",
                        "MEDSETTLE_CLIENTS_KIOSK_SCOPES", "counter",
                        "MEDSETTLE_DATABASE_POOL", "16"),
                PropertyConvention.ENVIRONMENT_VARIABLE,
                EnvironmentPropertySource.ORIGIN);
        Site site = Site.whole(data)
                .with("medsettle.gateway.adm-dvs", "440100")
                .with("medsettle.widget.frame-ancestors.his", "https://his.example.org");
        try (Installation installation = Installation.read(site.source(), environment)) {
            assertThat(new UnknownSettings(installation).findings())
                    .singleElement()
                    .extracting(Finding::found)
                    .isEqualTo("没有人读的设置: MEDSETTLE_WECHAT_MCHLD, medsettle.gateway.adm-dvs");
        }
    }

    @Test
    void what_is_written_and_not_switched_on_is_named() {
        assertThat(told(Site.whole(data).without("medsettle.alipay.app-id")))
                .anyMatch(t -> t.startsWith("ATTENTION 写了却没有启用") && t.contains("medsettle.alipay.app-key"));
    }

    @Test
    void a_key_of_the_vault_is_random_and_32_bytes() {
        byte[] words = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        assertThat(told(Site.whole(data)
                        .with("medsettle.vault.keys.k1", Base64.getEncoder().encodeToString(words))))
                .anyMatch(t -> t.startsWith("MUST 保险库密钥不是随机数"));
        List<String> told = told(
                Site.whole(data).with("medsettle.vault.keys.k1", "c2hvcnQ=").with("medsettle.audit.key", "c2hvcnQ="));
        assertThat(told)
                .anyMatch(t -> t.startsWith("MUST 保险库密钥 (medsettle.vault) 不能用"))
                .anyMatch(t -> t.startsWith("MUST medsettle.audit.key 不是 32 字节"));
        assertThat(told.toString()).doesNotContain("c2hvcnQ");
    }

    @Test
    void a_sandbox_that_calls_itself_production_is_told_piece_by_piece() {
        List<String> told = told(Site.whole(data)
                .with("medsettle.gateway.production", "true")
                .with("medsettle.his.secret", "xxxxxxxxxxxx"));
        assertThat(told)
                .anyMatch(t -> t.contains("沙箱或文档示例") && t.contains("medsettle.wechat.mchid"))
                .anyMatch(t -> t.contains("占位文字: medsettle.his.secret"))
                .anyMatch(t -> t.startsWith("MUST 微信支付 的地址不是 https"))
                .anyMatch(t -> t.startsWith("MUST 医保: 网关启动时会拒绝"));
    }

    @Test
    void nothing_of_a_trial_is_found_in_production_settings() {
        Site site = Site.onlyHis(data, "https://his.example.org")
                .with("medsettle.gateway.production", "true")
                .with("medsettle.gateway.org", "H44010000001");
        try (Installation installation = site.read()) {
            assertThat(new ProductionRules(installation).findings())
                    .extracting(Finding::found)
                    .allMatch(found -> found.startsWith("生产环境里启用了 test"));
        }
    }

    /** An address that nobody has told this command of would never be called by it. */
    @Test
    void every_address_in_the_settings_is_a_far_side_or_a_page() {
        Set<String> placed = FarSide.ALL.stream().map(FarSide::setting).collect(Collectors.toCollection(TreeSet::new));
        placed.addAll(FarSide.PAGES);
        try (Installation installation =
                Site.onlyHis(data, "https://his.example.org").read()) {
            Set<String> known = installation.known().stream().map(Setting::name).collect(Collectors.toSet());
            Set<String> addresses = installation.known().stream()
                    .filter(s -> s.type().equals(URI.class)
                            || s.name().matches(".*[.-](url|base|address|api|page|return)")
                            || s.fallback().startsWith("http"))
                    .map(Setting::name)
                    .collect(Collectors.toSet());
            assertThat(known).containsAll(placed);
            assertThat(placed).containsAll(addresses);
        }
    }
}
