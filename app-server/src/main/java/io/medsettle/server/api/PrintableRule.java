package io.medsettle.server.api;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What {@link Printable} lets through; what is not there is another rule's affair. */
@Singleton
@Introspected
public final class PrintableRule implements ConstraintValidator<Printable, CharSequence> {
    @Override
    public boolean isValid(
            @Nullable CharSequence value, AnnotationValue<Printable> rule, ConstraintValidatorContext context) {
        return value == null || value.chars().allMatch(c -> c >= '!' && c <= '~');
    }
}
