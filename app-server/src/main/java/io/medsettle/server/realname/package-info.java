/** People who could not be recognised (实名认证异常): kept for those who help them, shown only in part. */
@NullMarked
package io.medsettle.server.realname;

import org.jspecify.annotations.NullMarked;
