package io.medsettle.server.backup;

import java.time.Instant;

/**
 * A new life of the database, as its row tells it.
 *
 * @param life its number, 1 to 35
 * @param at when
 * @param cameFrom SHA-256 of the backup
 */
record Beginning(int life, Instant at, String cameFrom) {}
