/**
 * What HIS can be asked outside an order: who the patient is, what is unpaid, where and how the patient is insured, what can
 * be booked, how a stay stands; and what HIS asks of the gateway.
 */
@NullMarked
package io.medsettle.ports.his;

import org.jspecify.annotations.NullMarked;
