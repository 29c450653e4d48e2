package io.medsettle.server.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Visible ASCII and no space, as numbers, codes and keys of other systems are: nothing that a log, a header or SQL could trip over. */
@Documented
@Constraint(validatedBy = PrintableRule.class)
@Schema(pattern = "^[!-~]*$")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Printable {
    String message() default "含有不允许的字符";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
