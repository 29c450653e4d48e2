package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MixedSettlementTest {
    private static Gateway gateway;
    private static Clinic clinic;

    @BeforeAll
    static void start() {
        gateway = Gateway.patient();
        clinic = gateway.clinic();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void first() {
        Said priced = clinic.mixed(7, 200_00);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Said settled = clinic.settled(priced, 7);
        Money money = new Money(gateway, settled.text("orderId"));
        System.err.println(settled.text());
        money.postings().forEach(System.err::println);
        System.err.println(money.theirLines());
        System.err.println(gateway.world().his().ledger());
        money.agrees();
        Said refund = clinic.refund(settled.text("orderId"));
        System.err.println(refund.text());
        Said after = clinic.until(settled.text("orderId"), Clinic.SOON, "REFUNDED");
        money.postings().forEach(System.err::println);
        System.err.println(money.theirLines());
        System.err.println(gateway.world().his().ledger());
        System.err.println(after.text());
        money.agrees();
    }
}
