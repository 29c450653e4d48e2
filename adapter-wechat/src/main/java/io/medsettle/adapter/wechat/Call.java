package io.medsettle.adapter.wechat;

/** The calls whose refusals have a table of their own. */
enum Call {
    JSAPI,
    REFUND,
    MED_ORDER,
    REFUNDS_NOTIFY
}
