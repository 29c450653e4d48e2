/**
 * Bringing credit pay to life and taking it back (上线、切换与回退): whose parameters hold for which class and operation, who is
 * on the white list while it is tried out, and what every change was. Nothing here needs a restart; credit-gz §3.2, §14.
 */
@NullMarked
package io.medsettle.server.onboarding;

import org.jspecify.annotations.NullMarked;
