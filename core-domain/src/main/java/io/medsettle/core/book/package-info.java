/**
 * Far sides that are ourselves: money that our own books move or that a clerk's hand has moved already. They stand behind
 * the same socket as everybody else, so that a plan need not know the difference.
 */
@NullMarked
package io.medsettle.core.book;

import org.jspecify.annotations.NullMarked;
