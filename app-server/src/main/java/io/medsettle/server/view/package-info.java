/** Search tables (投影): told from histories, written with the pages that change them, rebuilt by one command. */
@NullMarked
package io.medsettle.server.view;

import org.jspecify.annotations.NullMarked;
