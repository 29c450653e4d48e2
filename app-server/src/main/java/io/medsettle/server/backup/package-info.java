/**
 * Backup and restore (备份与恢复): a consistent copy of the database that is proven before it counts, its way back with a new
 * life of the database, and a high-water mark outside it, so that nobody works by mistake on a database that was put back to
 * an earlier day.
 */
@NullMarked
package io.medsettle.server.backup;

import org.jspecify.annotations.NullMarked;
