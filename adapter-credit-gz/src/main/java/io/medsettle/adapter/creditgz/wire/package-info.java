/**
 * Between canonical values and a platform's JSON, both ways, by the entries of a profile: no field name of any platform is
 * known here.
 */
@NullMarked
package io.medsettle.adapter.creditgz.wire;

import org.jspecify.annotations.NullMarked;
