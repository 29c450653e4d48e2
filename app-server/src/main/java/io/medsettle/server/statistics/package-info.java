/**
 * What came of credit pay, told from the events and the books: statistics by day, class, business and department (交易统计报表), and the
 * hospital's own bill for the platform (医院对账单); credit-gz §9, §13. Reads only; nothing of a patient's is in it.
 */
@NullMarked
package io.medsettle.server.statistics;

import org.jspecify.annotations.NullMarked;
