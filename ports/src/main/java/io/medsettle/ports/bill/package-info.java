/** Far sides' bills (对账单): what they say they took and gave back on a day, read line by line. */
@NullMarked
package io.medsettle.ports.bill;

import org.jspecify.annotations.NullMarked;
