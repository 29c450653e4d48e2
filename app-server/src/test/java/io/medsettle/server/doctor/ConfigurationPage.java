package io.medsettle.server.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The page of all settings (docs/configuration.md): name, type, default and whether it must be given are read off the code, the meaning
 * stands in {@code meanings.txt}, a line for each.
 */
final class ConfigurationPage {
    private static final String HEAD = """
        # 设置一览

        由代码生成 (ConfigurationPageTest), 不要手工修改; 含义写在 `app-server/src/test/resources` 的 `meanings.txt`. 怎样写设置文件见 \
        [install.md](install.md), 写错的名称由 `doctor` 指出 ([doctor.md](doctor.md)).

        - 设置文件用 YAML; 也可写成环境变量: 全部大写, 点与横线换成下划线, 例如 `MEDSETTLE_VAULT_CURRENT`. 环境变量优先.
        - 名称里的 `*` 是自己起的名字. 时长写作 `500ms`, `30s`, `10m`, `24h`; 时刻按北京时间.
        - "必填" 指启用那一节时必须有; 没有写那一节的功能即不启用. 网关只在启动时读设置, 改完逐个节点重启.
        - 标 **密** 的是秘密, 放在单独的文件或环境变量里, 不进版本库与日志.
        """;

    private static final Map<Class<?>, String> TYPES = Map.of(
            boolean.class, "true, false",
            int.class, "整数",
            long.class, "整数",
            Duration.class, "时长",
            LocalTime.class, "时刻 (时:分)",
            Instant.class, "时刻 (ISO 8601)",
            URI.class, "地址",
            Path.class, "目录",
            List.class, "列表",
            Map.class, "名称: 值");

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, Setting> settings;
    private final UnaryOperator<String> elsewhere;

    private record Row(String meaning, String unit, boolean secret) {}

    /**
     * @param settings what the code reads
     * @param elsewhere the default of a setting that application.yml gives, "" if it gives none
     */
    ConfigurationPage(List<Setting> settings, List<String> meanings, UnaryOperator<String> elsewhere) {
        this.settings = settings.stream()
                .collect(Collectors.toMap(Setting::name, s -> s, ConfigurationPage::joined, LinkedHashMap::new));
        this.elsewhere = elsewhere;
        meanings.forEach(this::read);
    }

    /** The same setting, read in several places. */
    private static Setting joined(Setting one, Setting other) {
        Setting told = one.fallback().isEmpty() ? other : one;
        Class<?> type = one.type() == String.class ? other.type() : one.type();
        return new Setting(one.name(), told.fallback(), one.required() || other.required(), type, told.owner());
    }

    private void read(String line) {
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            sections.put(line.substring(1, end), line.substring(end + 1).strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
            List<String> cells = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
            while (cells.size() < 4) {
                cells.add("");
            }
            rows.put(
                    cells.get(0),
                    new Row(cells.get(1), cells.get(2), cells.get(3).equals("密")));
        }
    }

    /** Settings of which nobody has said what they mean. */
    List<String> withoutMeaning() {
        return settings.keySet().stream()
                .filter(name ->
                        !rows.containsKey(name) || rows.get(name).meaning().isBlank())
                .sorted()
                .toList();
    }

    /** Meanings of what no class reads. */
    List<String> withoutSetting() {
        return rows.keySet().stream()
                .filter(name -> !settings.containsKey(name))
                .toList();
    }

    TreeSet<String> secrets() {
        return rows.entrySet().stream()
                .filter(e -> e.getValue().secret())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        sections.forEach((prefix, title) -> {
            page.append("\n## ").append(title).append("\n\n`").append(prefix).append(".…`\n\n");
            page.append("| 设置 | 类型 | 默认 | 含义 |\n|---|---|---|---|\n");
            rows.keySet().stream()
                    .filter(name -> section(name).equals(prefix))
                    .forEach(name -> page.append(line(prefix, name)));
        });
        return page.toString();
    }

    private String section(String name) {
        return sections.keySet().stream()
                .filter(prefix -> name.startsWith(prefix + "."))
                .reduce("", (one, other) -> one.length() > other.length() ? one : other);
    }

    private String line(String prefix, String name) {
        Row row = rows.get(name);
        String fallback = fallback(name);
        String type = row.unit().isBlank() ? type(name, fallback) : row.unit();
        boolean required = settings.containsKey(name) && settings.get(name).required() && fallback.isEmpty();
        String shown = required ? "必填" : fallback.isEmpty() ? "" : "`" + fallback.replace("|", "\\|") + "`";
        return "| `" + name.substring(prefix.length() + 1) + "` | " + type + (row.secret() ? ", **密**" : "") + " | "
                + shown + " | " + row.meaning() + " |\n";
    }

    private String fallback(String name) {
        String told = settings.containsKey(name) ? settings.get(name).fallback() : "";
        String any = told.isEmpty() ? elsewhere.apply(name) : told;
        return any.equals("{}") ? "" : any;
    }

    private String type(String name, String fallback) {
        Class<?> type = settings.containsKey(name) ? settings.get(name).type() : String.class;
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        boolean span = fallback.matches("\\d+(ms|s|m|h)") || name.endsWith("-every");
        return TYPES.getOrDefault(type, span ? "时长" : "文字");
    }
}
