/**
 * The default REST profile of HIS, transaction by transaction (his §6.2): records with the profile's own names and order,
 * and beside them the classes that translate between these and {@code ports}, so that no record is seen elsewhere.
 */
@NullMarked
package io.medsettle.adapter.his.wire;

import org.jspecify.annotations.NullMarked;
