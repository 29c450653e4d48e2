package io.medsettle.adapter.alipay.wire;

/**
 * A trade's two numbers.
 *
 * @param number ours (out_trade_no)
 * @param farNumber theirs (trade_no), "" before there is one
 */
public record TradeNumbers(String number, String farNumber) {}
