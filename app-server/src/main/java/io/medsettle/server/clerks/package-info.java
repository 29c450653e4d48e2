/** Timers and doorbells (值守): they look when it is time and knock when somebody called; they decide nothing. */
@NullMarked
package io.medsettle.server.clerks;

import org.jspecify.annotations.NullMarked;
