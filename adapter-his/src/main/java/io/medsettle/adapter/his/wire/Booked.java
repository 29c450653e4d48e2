package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;

/** What every answer to a settlement report tells: our numbers, HIS's numbers, every amount. */
interface Booked {
    String gatewayOrderNo();

    String hisOrderId();

    String receiptNo();

    String hisTradeNo();

    Money bookedTotal();

    Money fundAmt();

    Money acctAmt();

    Money cashAmt();

    Money otherAmt();

    /** What was spent of deposits; only a discharge spends them. */
    default Money depositAmt() {
        return Money.ZERO;
    }

    Instant bookTime();
}
