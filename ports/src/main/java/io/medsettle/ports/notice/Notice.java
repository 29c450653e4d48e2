package io.medsettle.ports.notice;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;

/**
 * One message.
 *
 * @param number repeats under the same number are one message
 * @param kind "paid", "refunded" …
 * @param to openid, phone number: whatever the sender addresses
 * @param words the values of the template, by name
 */
public record Notice(RequestNo number, String kind, Secret to, Fields words) {}
