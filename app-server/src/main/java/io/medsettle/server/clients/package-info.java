/** Who may call this gateway (接入方): HIS, channel back ends, kiosks. Each has a key, kept as a digest, and scopes. */
@NullMarked
package io.medsettle.server.clients;

import org.jspecify.annotations.NullMarked;
