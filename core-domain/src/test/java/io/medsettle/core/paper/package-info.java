/** Every flow of the house as data, on paper: what the engine must carry without knowing any of it. */
@NullMarked
package io.medsettle.core.paper;

import org.jspecify.annotations.NullMarked;
