/**
 * The medical insurance (医保): counter transactions of the national interface and the mobile pay centre, behind the
 * sockets of {@code io.medsettle.ports}. Only settings, keys and the two entrances are public; the messages themselves
 * are in {@code wire}. This jar and {@code medsettle-ports} are all that an embedder needs.
 */
@NullMarked
package io.medsettle.adapter.yibao;

import org.jspecify.annotations.NullMarked;
