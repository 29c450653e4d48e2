/** The door for far sides (回调): verify, keep, answer; then knock at the desk. */
@NullMarked
package io.medsettle.server.callback;

import org.jspecify.annotations.NullMarked;
