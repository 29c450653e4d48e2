/** Far sides knocking at our door (回调): verified, kept, and then we ask. What a callback says is never booked. */
@NullMarked
package io.medsettle.ports.callback;

import org.jspecify.annotations.NullMarked;
