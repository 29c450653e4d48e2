/** The crypto that the JDK brings along. */
@org.jspecify.annotations.NullMarked
package io.medsettle.ports.crypto;
