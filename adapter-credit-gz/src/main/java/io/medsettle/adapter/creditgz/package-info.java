/** Credit platform (信用就医无感支付): will hold the adapter for the Guangzhou platform. Still empty. */
@NullMarked
package io.medsettle.adapter.creditgz;

import org.jspecify.annotations.NullMarked;
