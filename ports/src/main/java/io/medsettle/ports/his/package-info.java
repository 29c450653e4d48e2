/** What HIS can be asked outside an order: who the patient is, what is unpaid, where and how the patient is insured. */
@NullMarked
package io.medsettle.ports.his;

import org.jspecify.annotations.NullMarked;
