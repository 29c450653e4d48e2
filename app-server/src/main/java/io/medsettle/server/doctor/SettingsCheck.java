package io.medsettle.server.doctor;

import io.medsettle.adapter.alipay.AlipaySettings;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.wechat.WechatSettings;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Vault;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.inject.BeanDefinition;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 设置: whether the gateway would start on them, what nobody reads, and what must not stand there where money is real. */
final class SettingsCheck implements Check {
    static final String NAME = "设置";

    /** Of 32 random bytes at least so many differ from each other. */
    private static final int DIFFERENT = 16;

    private static final Map<String, Class<?>> ADAPTERS = adapters();

    private final Installation installation;

    SettingsCheck(Installation installation) {
        this.installation = installation;
    }

    private static Map<String, Class<?>> adapters() {
        Map<String, Class<?>> adapters = new LinkedHashMap<>();
        adapters.put("HIS", HisSettings.class);
        adapters.put("医保", YibaoSettings.class);
        adapters.put("微信", WechatSettings.class);
        adapters.put("移动医保支付 1.0", PayinsuranceSettings.class);
        adapters.put("支付宝", AlipaySettings.class);
        adapters.put("信用平台", CreditSettings.class);
        return adapters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        readers().forEach(reader -> read(reader, found));
        if (found.isEmpty()) {
            found.add(Finding.good("网关要的设置都有, 读得出来"));
            ADAPTERS.forEach((name, type) -> build(name, type, found));
        }
        vault(found);
        audit(found);
        found.addAll(new UnknownSettings(installation).findings());
        found.addAll(new ProductionRules(installation).findings());
        return found;
    }

    /** Whoever reads settings, once each. */
    private List<BeanDefinition<?>> readers() {
        List<BeanDefinition<?>> readers = new ArrayList<>();
        for (Setting setting : installation.known()) {
            boolean reads = setting.owner().hasStereotype(ConfigurationReader.class);
            if (reads && !readers.contains(setting.owner())) {
                readers.add(setting.owner());
            }
        }
        return readers;
    }

    private void read(BeanDefinition<?> reader, List<Finding> found) {
        List<Setting> ours =
                installation.known().stream().filter(s -> s.owner() == reader).toList();
        if (!installation.isUsed(reader)) {
            List<String> idle =
                    ours.stream().map(Setting::name).filter(this::isGiven).toList();
            if (!idle.isEmpty()) {
                found.add(
                        Finding.attention("写了却没有启用: " + String.join(", ", idle), "补上启用它的那一项 (见 docs 中该功能的一节), 或删去这些"));
            }
            return;
        }
        List<String> missing = ours.stream()
                .filter(s -> s.required() && !s.isOfMany() && !s.holdsMany())
                .map(Setting::name)
                .filter(name -> !isGiven(name))
                .toList();
        if (!missing.isEmpty()) {
            found.add(Finding.must("缺少设置 " + String.join(", ", missing), "写上它们; 缺一项网关就不启动"));
            return;
        }
        List<String> misread = ours.stream()
                .filter(s -> !s.isOfMany() && !s.holdsMany() && !installation.reads(s))
                .map(Setting::name)
                .toList();
        if (!misread.isEmpty()) {
            found.add(Finding.must("写的不是它要的形式: " + String.join(", ", misread), "改正它们; 网关以此不启动, 或当作没有写而用默认值"));
        }
        try {
            installation.buildAll(reader.getBeanType());
        } catch (RuntimeException e) {
            found.add(Finding.must(group(ours) + " 读不出来: " + Failure.words(e), "改正它; 网关以此不会启动"));
        }
    }

    private boolean isGiven(String name) {
        return !name.contains("*")
                && (installation.environment().containsProperty(name)
                        || installation.environment().containsProperties(name));
    }

    private static String group(List<Setting> settings) {
        return settings.stream()
                .map(s -> s.name().replaceAll("\\.[^.]+$", ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void build(String name, Class<?> type, List<Finding> found) {
        try {
            if (installation.builds(type)) {
                installation.build(type);
                found.add(Finding.good(name + ": 已启用, 接口能建立"));
            }
        } catch (RuntimeException e) {
            found.add(Finding.must(name + ": 网关启动时会拒绝: " + Failure.words(e), "按所说改正; 未经验证的方言或约定文件见 docs/profiles.md"));
        }
    }

    private void vault(List<Finding> found) {
        Map<String, Secret> keys = VaultCheck.keys(installation);
        try {
            VaultCheck.vault(installation);
        } catch (IllegalArgumentException e) {
            found.add(Finding.must(
                    "保险库密钥 (medsettle.vault) 不能用: " + Failure.words(e),
                    "每把密钥为 32 字节的 Base64 (openssl rand -base64 32), medsettle.vault.current 指其中一把; 换回加密数据时的那把, 不要另造"));
            return;
        }
        if (keys.values().stream().anyMatch(SettingsCheck::isPoor)) {
            found.add(Finding.must("保险库密钥不是随机数", "生成新密钥 (openssl rand -base64 32) 作为 current, 旧的留在 keys 中直到没有数据再用它"));
        } else {
            found.add(Finding.good("保险库密钥格式正确"));
        }
    }

    /** Words, counted-up digits and repeated letters are no keys. */
    private static boolean isPoor(Secret key) {
        byte[] bytes = Base64.getDecoder().decode(key.reveal().strip());
        boolean[] seen = new boolean[256];
        int different = 0;
        boolean printable = true;
        for (byte each : bytes) {
            printable &= each >= ' ' && each <= '~';
            different += seen[each & 0xff] ? 0 : 1;
            seen[each & 0xff] = true;
        }
        return printable || different < DIFFERENT;
    }

    private void audit(List<Finding> found) {
        if (installation.text("medsettle.audit.key").isEmpty()) {
            return;
        }
        try {
            new Vault("audit", Map.of("audit", installation.secret("medsettle.audit.key")));
        } catch (IllegalArgumentException e) {
            found.add(Finding.must("medsettle.audit.key 不是 32 字节的 Base64", "改回审计日志开始时的那把密钥; 换一把会使旧日志无法核验"));
        }
    }
}
