/** Tests of the package. */
@NullMarked
package io.medsettle.adapter.creditgz.bill;

import org.jspecify.annotations.NullMarked;
