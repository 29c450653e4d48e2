/** Databases that tests start by themselves: an H2 file, a real MySQL-protocol server, and connections that break. */
@NullMarked
package io.medsettle.server.testing;

import org.jspecify.annotations.NullMarked;
