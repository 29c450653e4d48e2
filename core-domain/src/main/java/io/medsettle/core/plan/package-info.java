/**
 * Business flows as data (方案). A plan is a recipe of deeds in stages; the engine knows no flow. What a plan says is written
 * into the history when its round opens and is never computed again.
 */
@NullMarked
package io.medsettle.core.plan;

import org.jspecify.annotations.NullMarked;
