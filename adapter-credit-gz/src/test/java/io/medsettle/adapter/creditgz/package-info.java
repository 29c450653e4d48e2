/** Tests of the credit adapter: the same ones under every profile. */
@NullMarked
package io.medsettle.adapter.creditgz;

import org.jspecify.annotations.NullMarked;
