/**
 * Alipay's pages (支付宝开放平台, gateway V2), one transaction a file: same names, same order, Chinese meaning, lengths.
 * The records stay hidden; what comes out of here is plain Java, so that a change of their pages changes only this package.
 */
@NullMarked
package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.NullMarked;
