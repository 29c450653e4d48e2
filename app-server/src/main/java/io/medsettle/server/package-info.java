/** Where the gateway starts: the one place that knows every module and gives each what it needs. */
@NullMarked
package io.medsettle.server;

import org.jspecify.annotations.NullMarked;
