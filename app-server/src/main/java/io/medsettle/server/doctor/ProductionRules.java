package io.medsettle.server.doctor;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What belongs to a trial and must not stand where patients' money is real. */
final class ProductionRules {
    /** What the sandbox and the samples of the documents give themselves. */
    private static final Map<String, String> SAMPLES = Map.of(
            "medsettle.gateway.org", "H449999",
            "medsettle.wechat.mchid", "1900000001",
            "medsettle.wechat.appid", "wx0000000000000001",
            "medsettle.alipay.app-id", "2021000000000001");

    private static final Set<String> TRIAL = Set.of("sandbox", "test");
    private static final List<String> SECRETS = List.of(
            "medsettle.his.secret",
            "medsettle.yibao.app-secret",
            "medsettle.wechat.partner-secret",
            "medsettle.wechat-account.app-secret",
            "medsettle.wechat-payinsurance.api-key",
            "medsettle.wechat-codes.api-key");

    private static final int SHORT = 8;

    private final Installation installation;

    ProductionRules(Installation installation) {
        this.installation = installation;
    }

    List<Finding> findings() {
        if (!installation.production()) {
            return List.of(Finding.attention(
                    "medsettle.gateway.production 是 false: 允许明文 http 与未验证的方言, 只能用于测试", "接真实资金之前改为 true (或删去这一行)"));
        }
        List<Finding> found = new ArrayList<>();
        Set<String> trial = new TreeSet<>(installation.environment().getActiveNames());
        trial.retainAll(TRIAL);
        if (!trial.isEmpty()) {
            found.add(Finding.must(
                    "生产环境里启用了 " + String.join(", ", trial),
                    "去掉 MICRONAUT_ENVIRONMENTS 中的这些; 生产不要运行 medsettle-sandbox.jar"));
        }
        Set<String> samples = new TreeSet<>();
        SAMPLES.forEach((name, sample) -> {
            if (installation.text(name).orElse("").startsWith(sample)) {
                samples.add(name);
            }
        });
        if (!samples.isEmpty()) {
            found.add(Finding.must("还是沙箱或文档示例的值: " + String.join(", ", samples), "换成本院的值"));
        }
        List<String> poor = SECRETS.stream().filter(this::isPoor).toList();
        if (!poor.isEmpty()) {
            found.add(Finding.must("密钥是空的, 太短, 或还是占位文字: " + String.join(", ", poor), "换成对方发给本院的密钥"));
        }
        FarSide.ALL.forEach(side -> side.root(installation).ifPresent(root -> address(side, root, found)));
        return found;
    }

    private boolean isPoor(String name) {
        if (!installation.environment().containsProperty(name)) {
            return false;
        }
        String secret = installation.secret(name).reveal();
        boolean same = secret.chars().distinct().count() <= 2;
        return secret.length() < SHORT || same || secret.contains("…") || secret.contains("change");
    }

    private static void address(FarSide side, URI root, List<Finding> found) {
        if (!"https".equals(root.getScheme())) {
            found.add(Finding.must(side.name() + " 的地址不是 https", "改 " + side.setting() + "; 生产环境不发明文"));
        } else if (isLoopback(root)) {
            found.add(Finding.attention(
                    side.name() + " 的地址在本机 (" + root + "), 像是模拟器", "若是本机的前置代理可以不管; 否则改 " + side.setting()));
        }
    }

    private static boolean isLoopback(URI root) {
        String host = root.getHost();
        if (!host.equals("localhost") && !host.matches("127\\.[0-9.]+|\\[[0-9a-fA-F:]+]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
