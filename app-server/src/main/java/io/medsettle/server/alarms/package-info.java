/**
 * Watches credit pay while it runs (交易监控): figures of every call, and alarms that stay red as long as what they warn of lasts;
 * credit-gz §13. Nothing here touches an order.
 */
@NullMarked
package io.medsettle.server.alarms;

import org.jspecify.annotations.NullMarked;
