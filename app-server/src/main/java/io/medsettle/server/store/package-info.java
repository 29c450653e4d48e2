/**
 * Histories, books, secrets, callbacks and raw messages on H2 or any MySQL-protocol database. One place repeats what the
 * database asks to have repeated ({@link io.medsettle.server.store.Transactions}); a COMMIT that breaks is looked up by
 * its key, never guessed; nothing outside is called while a transaction is open.
 */
@NullMarked
package io.medsettle.server.store;

import org.jspecify.annotations.NullMarked;
