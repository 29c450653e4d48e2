/**
 * Credit platforms (信用就医 无感支付) behind the house's sockets: an interpreter of a declarative profile. Fields, codes, seals
 * and bill of a platform stand in its profile file and nowhere here, so that a hospital that holds the platform's document
 * edits that file and no Java; credit-gz §16.
 */
@NullMarked
package io.medsettle.adapter.creditgz;

import org.jspecify.annotations.NullMarked;
