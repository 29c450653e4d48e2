/** The gateway together with simulators of the whole outside world, in one process, for a first look. Never part of production. */
@NullMarked
package io.medsettle.sandbox;

import org.jspecify.annotations.NullMarked;
