/**
 * Where histories, agendas and secrets are kept. A store is proved by the contract tests in test-fixtures; ours write H2
 * and MySQL-protocol databases.
 */
@NullMarked
package io.medsettle.ports.store;

import org.jspecify.annotations.NullMarked;
