/** Tests of the package. */
@NullMarked
package io.medsettle.adapter.creditgz.seal;

import org.jspecify.annotations.NullMarked;
