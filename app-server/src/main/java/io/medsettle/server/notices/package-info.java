/**
 * Tells patients what came of their payments (成功提醒). A message is the last thing an order does; it goes out at most once, and
 * whatever becomes of it is kept in the history and changes nothing else.
 */
@NullMarked
package io.medsettle.server.notices;

import org.jspecify.annotations.NullMarked;
