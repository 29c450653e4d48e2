package io.medsettle.adapter.his;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.adapter.his.profile.ProfileCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How one site's HIS is spoken to, as data: transport, envelope and mapping (his §3, §7); the language of the mapping stands at
 * {@link io.medsettle.adapter.his.profile.Formula}. Immutable, checked when read. A profile that nobody has verified against
 * the site is for tests alone.
 */
public final class HisProfile {
    private static final HisProfile REST = new HisProfile("rest", true, "");

    private final String name;
    private final boolean verified;
    private final String text;

    private HisProfile(String name, boolean verified, String text) {
        this.name = name;
        this.verified = verified;
        this.text = text;
    }

    /** The default signed REST profile (his §6): our own JSON as it is, nothing mapped. */
    public static HisProfile rest() {
        return REST;
    }

    /**
     * A profile that ships with this adapter: {@code his-gzjkt}, Guangzhou 健康通 (his §7.2).
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static HisProfile shipped(String name) {
        try (InputStream in = HisProfile.class.getResourceAsStream("profile/" + name + ".json")) {
            if (in == null || !name.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException("没有名为 " + name + " 的 HIS 配置");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming every problem with its line */
    public static HisProfile read(String text) {
        List<String> problems = ProfileCheck.problems(text);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("HIS 配置不可用, 请按行修改:\n" + String.join("\n", problems));
        }
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            return new HisProfile(
                    root.path("name").asText(), root.path("verified").booleanValue(), text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("HIS 配置不是 JSON", e);
        }
    }

    public String name() {
        return name;
    }

    /** Whether somebody has verified it against the site. */
    public boolean verified() {
        return verified;
    }

    /**
     * The same, for production.
     *
     * @throws IllegalStateException if nobody has verified it
     */
    public HisProfile inProduction() {
        if (!verified) {
            throw new IllegalStateException("HIS 配置 " + name + " 未经核实, 不得用于生产: 请与医院逐项联调, 然后将 verified 改为 true");
        }
        return this;
    }

    /** Whether nothing is mapped. */
    public boolean isRest() {
        return text.isEmpty();
    }

    /** As it was read. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "HisProfile[" + name + (verified ? "" : ", unverified") + "]";
    }
}
