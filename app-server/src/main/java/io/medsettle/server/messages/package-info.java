/**
 * Messages to people that no order carries (消息): what HIS asks for (G10), and what is told of a settlement that was not made.
 * Each is kept first, sent once, and its result is kept; nobody waits for it and nothing else depends on it.
 */
@NullMarked
package io.medsettle.server.messages;

import org.jspecify.annotations.NullMarked;
