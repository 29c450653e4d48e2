/** Identity at the counter, from the reader on a kiosk to the machine and back. */
@NullMarked
package io.medsettle.adapter.yibao.identity;

import org.jspecify.annotations.NullMarked;
