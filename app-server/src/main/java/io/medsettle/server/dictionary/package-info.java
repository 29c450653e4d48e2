/**
 * The hospital's dictionaries (医保字典, 三大目录): imported from files or from the insurer as versions, compared, put in force
 * from a day, looked up by counters and checked before a fee line leaves the house.
 */
@NullMarked
package io.medsettle.server.dictionary;

import org.jspecify.annotations.NullMarked;
