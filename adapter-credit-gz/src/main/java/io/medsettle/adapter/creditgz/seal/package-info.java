/** SM2, SM3 and SM4 in software, and the text that is signed: the closed set from which a profile chooses, credit-gz §5.3, §5.4. */
@NullMarked
package io.medsettle.adapter.creditgz.seal;

import org.jspecify.annotations.NullMarked;
