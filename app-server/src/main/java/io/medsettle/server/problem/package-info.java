/** What goes back when something is wrong (RFC 9457): what happened, where the money is, what to do next; in Chinese. */
@NullMarked
package io.medsettle.server.problem;

import org.jspecify.annotations.NullMarked;
