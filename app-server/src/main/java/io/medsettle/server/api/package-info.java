/** The REST edge for channel back ends, kiosks and HIS (接口): nothing is decided here, everything is asked of a desk. */
@NullMarked
package io.medsettle.server.api;

import org.jspecify.annotations.NullMarked;
