/** What the core promises, played against fakes. */
@NullMarked
package io.medsettle.core;

import org.jspecify.annotations.NullMarked;
