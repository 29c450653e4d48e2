package io.medsettle.adapter.wechat.wire;

/**
 * Who we are at WeChat.
 *
 * @param appid official account or mini program (公众账号ID), ≤32
 * @param mchid merchant number (商户号), 10 digits
 */
public record Merchant(String appid, String mchid) {}
