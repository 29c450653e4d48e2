/** Messages to patients (消息提醒). A message is never part of a settlement's success. */
@NullMarked
package io.medsettle.ports.notice;

import org.jspecify.annotations.NullMarked;
