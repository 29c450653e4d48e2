/**
 * The joint-test report (联调测试报告): which cases were run against the platform, and what passed, made from the messages that were
 * recorded; nothing personal is in it, and a case that was not run says so; credit-gz §3.2.
 */
@NullMarked
package io.medsettle.server.jointtest;

import org.jspecify.annotations.NullMarked;
