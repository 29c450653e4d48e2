/**
 * What must survive a power cut, a killed process and a second node (断电、宕机、多节点): the money is all or nothing and our
 * books are the far sides' books, whenever and wherever the gateway stops.
 */
@NullMarked
package io.medsettle.durability;

import org.jspecify.annotations.NullMarked;
