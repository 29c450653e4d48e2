/** Tests of the package. */
@NullMarked
package io.medsettle.adapter.creditgz.profile;

import org.jspecify.annotations.NullMarked;
