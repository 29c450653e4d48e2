/**
 * The waist of MedSettle: words and sockets that every room shares. Nothing here knows an order, a database or a framework;
 * an adapter, the core and a reconciliation run understand one another through these types alone.
 */
@NullMarked
package io.medsettle.ports;

import org.jspecify.annotations.NullMarked;
