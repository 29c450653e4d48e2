package io.medsettle.sandbox;

import io.medsettle.server.Server;
import io.medsettle.server.people.People;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway with sample people and simulated far sides, and says what to do next. */
public final class Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private Sandbox() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("load")) {
            System.exit(Load.run(List.of(args).subList(1, args.length)));
        }
        String port = System.getenv().getOrDefault("MEDSETTLE_PORT", "8080");
        URI gateway = URI.create("http://127.0.0.1:" + port);
        OutsideWorld world = new OutsideWorld(
                InstantSource.system(), List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30)));
        world.gatewayIsAt(gateway);
        Map<String, Object> settings = new HashMap<>(world.settings(gateway));
        settings.put("micronaut.server.port", port);
        settings.put("medsettle.data", data());
        settings.put("medsettle.gateway.deadline", "5s");
        ApplicationContext context = Micronaut.build(args)
                .mainClass(Server.class)
                .banner(false)
                .eagerInitSingletons(true)
                .environments("sandbox")
                .properties(settings)
                .singletons(world, world.more())
                .start();
        LOG.info(
                """

                MedSettle 沙箱已启动 / sandbox is up: {}
                  打开浏览器 / open in a browser: {}/
                  命令行试用 / try it with curl:   MEDSETTLE_URL={} docs/try-it.sh
                    柜台与住院 / counter and ward: docs/try-counter.sh    信用无感支付 / credit: docs/try-credit.sh
                  控制台 / console:                {}/console   {}; 口令 / password: {}
                  接口文档 / API description:      {}/swagger/medsettle.yml
                """,
                context.getBean(EmbeddedServer.class).getURI(),
                gateway,
                gateway,
                gateway,
                SampleStaff.logins(),
                SampleStaff.hire(context.getBean(People.class)),
                gateway);
    }

    private static String data() {
        try {
            return Files.createTempDirectory("medsettle-sandbox").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
