package io.medsettle.server.doctor;

import io.medsettle.sandbox.OutsideWorld;
import io.micronaut.context.env.PropertySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of a hospital, all of whose far sides are there, simulated on loopback; to be spoiled by tests. */
final class Site {
    private static final String GATEWAY = "medsettle.gateway.";

    /** Made when it is first needed, one for all tests. */
    private static final class World {
        static final OutsideWorld ALL = new OutsideWorld(InstantSource.system(), List.of(Duration.ZERO));
    }

    private final Map<String, Object> settings = new HashMap<>();

    private Site(Path data) {
        settings.put("medsettle.data", data.toString());
    }

    static Site whole(Path data) {
        Site site = new Site(data);
        site.settings.putAll(World.ALL.settings(URI.create("http://127.0.0.1:9")));
        return site;
    }

    /** A gateway that knows no far side but HIS. */
    static Site onlyHis(Path data, String address) {
        return new Site(data)
                .with(GATEWAY + "org", "H44999900001")
                .with(GATEWAY + "org-name", "示例医院")
                .with(GATEWAY + "admdvs", "440100")
                .with(GATEWAY + "production", "false")
                .with(GATEWAY + "public-base", "http://127.0.0.1:9")
                .with("medsettle.his.address", address);
    }

    Site with(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    Site without(String name) {
        settings.remove(name);
        return this;
    }

    PropertySource source() {
        return PropertySource.of("site", Map.copyOf(settings), 1000);
    }

    Map<String, Object> settings() {
        return Map.copyOf(settings);
    }

    Installation read() {
        return Installation.read(source());
    }

    /** Without the switches of the test run, which stand under the same name as settings. */
    static void withoutSwitches(Runnable work) {
        Map<String, String> switches = new HashMap<>();
        for (String name : List.of("medsettle.proof", "medsettle.seed", "medsettle.docs.write")) {
            String value = System.clearProperty(name);
            if (value != null) {
                switches.put(name, value);
            }
        }
        try {
            work.run();
        } finally {
            switches.forEach(System::setProperty);
        }
    }

    /** What one check says, in one text a finding. */
    static List<String> told(Check check) {
        return check.look().stream()
                .map(f -> f.verdict() + " " + f.found() + " → " + f.next())
                .toList();
    }
}
