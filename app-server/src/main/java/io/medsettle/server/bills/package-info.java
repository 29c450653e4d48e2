/**
 * Channels' bills of a day as HIS and finance want them (账单下载): each line of the channel's own bill beside what our books say
 * of it, and what the insurer bore of the same settlement, which no channel's bill carries; alipay §3.5, wechat §7.
 */
@NullMarked
package io.medsettle.server.bills;

import org.jspecify.annotations.NullMarked;
