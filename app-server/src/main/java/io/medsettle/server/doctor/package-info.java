/**
 * The command {@code doctor} (体检): looks at an installation from outside, changes nothing, and says in words what is well, what is
 * not, where the money stands and what to do next. It asks the code that the gateway itself starts with, so that what is well here
 * starts there.
 */
@NullMarked
package io.medsettle.server.doctor;

import org.jspecify.annotations.NullMarked;
