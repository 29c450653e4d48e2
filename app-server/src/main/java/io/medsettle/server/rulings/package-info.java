/**
 * Rulings (人工裁定): where two people of the hospital end what no rule can. The proposal and the signature are facts of the order's
 * history; ENGINE 9.
 */
@NullMarked
package io.medsettle.server.rulings;

import org.jspecify.annotations.NullMarked;
