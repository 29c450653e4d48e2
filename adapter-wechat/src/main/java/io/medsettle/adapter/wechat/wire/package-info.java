/**
 * WeChat's pages (微信支付 APIv3, 移动医保支付 2.0, 免密授权), one transaction a file: same names, same order, Chinese meaning, lengths.
 * The records stay hidden; what comes out of here is plain Java, so that a change of their pages changes only this package.
 */
@NullMarked
package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.NullMarked;
