/** How amounts and times are written for people, on whatever page. */
@NullMarked
package io.medsettle.server.shown;

import org.jspecify.annotations.NullMarked;
