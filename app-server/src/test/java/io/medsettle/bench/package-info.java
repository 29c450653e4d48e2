/** How fast the gateway settles, beside how fast this machine could at best (性能). Run by docs/bench.sh, never by the tests. */
@NullMarked
package io.medsettle.bench;

import org.jspecify.annotations.NullMarked;
