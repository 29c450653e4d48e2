package io.medsettle.adapter.wechat;

/** The calls whose refusals have a table of their own. */
enum Call {
    JSAPI,
    NATIVE,
    CODE_PAY,
    REFUND,
    MED_ORDER,
    REFUNDS_NOTIFY
}
