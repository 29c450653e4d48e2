/**
 * Who stands at a kiosk or a window (柜台会话): an identity, once proven, opens a session of some minutes, and everything that
 * the person does until it ends is done in their name. The session holds no state of any payment: that is told from the
 * histories, so that a kiosk may lose power at any step.
 */
@NullMarked
package io.medsettle.server.counter;

import org.jspecify.annotations.NullMarked;
