/**
 * The hospital information system as a far side (HIS): freezes a bill, is asked whether it is still payable, writes the
 * settlement down, permits and books refunds. Speaks the default signed REST profile (his §6), or XML and SOAP by a profile
 * file (his §7); a HIS vendor takes this jar and {@code ports} alone.
 */
@NullMarked
package io.medsettle.adapter.his;

import org.jspecify.annotations.NullMarked;
