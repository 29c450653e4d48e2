/**
 * Who stands at the counter: a social security card read with the help of the encryption machine (加密机), an electronic
 * voucher decoded (医保电子凭证), an identity document read. It ends where an order begins: its results are notes and
 * secrets that an order is opened with. Beside them, the report of a settlement back to the voucher's platform.
 */
@NullMarked
package io.medsettle.ports.identity;

import org.jspecify.annotations.NullMarked;
