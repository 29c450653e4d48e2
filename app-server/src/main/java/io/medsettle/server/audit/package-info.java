/**
 * What people did at the console (审计日志): a log that is only ever added to. Each row carries an HMAC-SM3 over its content and the
 * row before, and the log's end is sealed too, so that whoever changes, deletes or moves a row in the database is found out by anybody
 * who holds the key. No patient is named in it.
 */
@NullMarked
package io.medsettle.server.audit;

import org.jspecify.annotations.NullMarked;
