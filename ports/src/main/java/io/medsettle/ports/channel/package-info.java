/** What a payment channel can be asked outside an order (渠道): whose code is this, and may insurance be paid with it. */
@NullMarked
package io.medsettle.ports.channel;

import org.jspecify.annotations.NullMarked;
