/**
 * Where orders are moved (柜台). A desk reads a history, does the one thing it calls for, and writes a page. The front end,
 * callbacks, timers, clerks and restarts all knock at the same desk.
 */
@NullMarked
package io.medsettle.core.desk;

import org.jspecify.annotations.NullMarked;
