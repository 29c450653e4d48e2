/**
 * The patient's own pages in WeChat and Alipay (患者页面): server-rendered, so that masking, money and rights stay here. A page
 * holds no state of any payment; it shows what the histories tell, and its buttons knock at the same desks as the REST edge.
 */
@NullMarked
package io.medsettle.server.h5;

import org.jspecify.annotations.NullMarked;
