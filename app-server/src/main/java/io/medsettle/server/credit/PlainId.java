package io.medsettle.server.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Letters, digits and {@code - _ .} alone, as HIS numbers its patients, visits, stays, orders and events. */
@Documented
@Constraint(validatedBy = PlainIdRule.class)
@Schema(pattern = "^[0-9A-Za-z._-]*$")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface PlainId {
    String message() default "只能含字母, 数字和 -_.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
