package io.medsettle.durability;

import io.medsettle.adapter.alipay.AlipaySettings;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.wechat.WechatSettings;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.store.JdbcHistoryStore;
import io.medsettle.server.store.JdbcTokenStore;
import io.medsettle.server.store.PageListener;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stays when the power goes: the far sides, the settings and the database file. A gateway's whole wiring is used for
 * its settings only; its own timers look at a database of their own, where nothing ever is.
 */
final class Hospital implements AutoCloseable {
    final SettableClock clock = SettableClock.aMondayMorning();
    final OutsideWorld world = new OutsideWorld(clock, List.of(Duration.ZERO));
    final Exchange wires = new OkHttpExchange(Duration.ofSeconds(5), true);
    private final ApplicationContext settings;
    private final TestDatabase database;
    private final Vault vault;
    private int lives;

    Hospital(Path directory) {
        this(directory, Map.of());
    }

    /** The same with these settings beside the usual ones. */
    Hospital(Path directory, Map<String, Object> more) {
        URI nowhere = URI.create("http://127.0.0.1:9");
        Map<String, Object> told = new HashMap<>(world.settings(nowhere));
        told.put("medsettle.data", directory.resolve("settings").toString());
        told.put("medsettle.gateway.look-every", "1h");
        told.put("medsettle.gateway.inbox-every", "1h");
        told.putAll(more);
        settings = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(told)
                .beanDefinitions(RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                        .singleton(true)
                        .replaces(InstantSource.class)
                        .build())
                .start();
        database = TestDatabase.h2(directory);
        String key = String.valueOf(told.get("medsettle.vault.keys.k1"));
        vault = new Vault("k1", Map.of("k1", new Secret(key)));
        calm();
    }

    /** All moods forgotten, and nobody calls back. */
    void calm() {
        world.his().faults().calm();
        world.yibao().faults().calm();
        world.wechat().calm();
        world.payinsurance().calm();
        world.alipay().calm();
        world.credit().calm();
        world.wechat().faults().callbacks(CallbackMood.NEVER);
        world.payinsurance().faults().callbacks(CallbackMood.NEVER);
        world.alipay().faults().callbacks(CallbackMood.NEVER);
        world.yibao().faults().callbacks(CallbackMood.NEVER);
    }

    /** New desks, new adapters and new stores on the same file. */
    Life life(Fuse fuse) {
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        JdbcHistoryStore store = new JdbcHistoryStore(transactions, vault, bean(PageListener.class));
        return new Life(this, store, new JdbcTokenStore(transactions, vault), fuse, ++lives);
    }

    HisSettings hisSettings() {
        return bean(HisSettings.class);
    }

    YibaoSettings yibaoSettings() {
        return bean(YibaoSettings.class);
    }

    WechatSettings wechatSettings() {
        return bean(WechatSettings.class);
    }

    CreditSettings creditSettings() {
        return bean(CreditSettings.class);
    }

    AlipaySettings alipaySettings() {
        return bean(AlipaySettings.class);
    }

    Authorisation authorisation() {
        return bean(Authorisation.class);
    }

    <T> T bean(Class<T> type) {
        return settings.getBean(type);
    }

    @Override
    public void close() {
        settings.close();
        database.close();
        world.close();
    }
}
