/** Proves the adapter against published vectors, golden pages, a scripted far side and the simulator. */
@NullMarked
package io.medsettle.adapter.alipay;

import org.jspecify.annotations.NullMarked;
