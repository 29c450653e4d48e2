/** What a far side's answer means for us: yes, no, or nothing we can rely on. */
@NullMarked
package io.medsettle.ports.outcome;

import org.jspecify.annotations.NullMarked;
