package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;

/** How cash goes back that an order of the first interface took. */
interface CashBack {
    Outcome<Returned> reverse(Deed reversal);

    Outcome<Returned> ask(Deed reversal);
}
