/**
 * The day's statement with the insurer (医保日对账): what our books say was settled and taken back, laid before the insurer
 * group by group (3201), and row by row where the sums are not level (3202); and the claim on a period's sums (清算申请), an
 * order of its own.
 */
@NullMarked
package io.medsettle.server.statements;

import org.jspecify.annotations.NullMarked;
