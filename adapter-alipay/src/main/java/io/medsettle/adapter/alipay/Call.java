package io.medsettle.adapter.alipay;

/** The calls whose refusals have a table of their own. */
enum Call {
    CREATE,
    PRECREATE,
    PAY,
    REFUND,
    CREATE_AND_PAY
}
