/**
 * What HIS tells about a visit so that the insurer's messages can be built (就诊, 诊断, 费用明细), and what the insurer
 * can be asked outside an order.
 */
@NullMarked
package io.medsettle.ports.insurance;

import org.jspecify.annotations.NullMarked;
