/** What answers mean for us. */
@org.jspecify.annotations.NullMarked
package io.medsettle.ports.outcome;
