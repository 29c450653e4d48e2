/** Orders told from history, the plans they follow, and the desks that move them. Pure Java: no framework, no clock of its own. */
@NullMarked
package io.medsettle.core;

import org.jspecify.annotations.NullMarked;
