/** Figures for those who watch (监控): how far sides answer, and how many orders want attention. */
@NullMarked
package io.medsettle.server.metrics;

import org.jspecify.annotations.NullMarked;
