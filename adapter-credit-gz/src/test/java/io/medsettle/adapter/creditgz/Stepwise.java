package io.medsettle.adapter.creditgz;

import io.medsettle.ports.counterparty.Deed;
import org.junit.jupiter.api.AfterEach;

/** A platform that takes its steps one by one: a token, an order before its payment, lists page by page. */
abstract class Stepwise {
    static final String NUMBER = "20260105C00001";

    final Clinic clinic = new Clinic(Shape.STEPS);

    @AfterEach
    void close() {
        clinic.close();
    }

    Deed deed() {
        return Deeds.pay(NUMBER, 10_00, clinic.contract);
    }

    String pay() {
        return clinic.platform.code("pay");
    }
}
