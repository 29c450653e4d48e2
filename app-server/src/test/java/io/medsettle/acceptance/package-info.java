/** The running gateway, judged from outside: through its public edge, against simulated far sides and their own books. */
@NullMarked
package io.medsettle.acceptance;

import org.jspecify.annotations.NullMarked;
