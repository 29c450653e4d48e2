package io.medsettle.server.credit;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What {@link PlainId} lets through; what is not there is another rule's affair. */
@Singleton
@Introspected
final class PlainIdRule implements ConstraintValidator<PlainId, CharSequence> {
    @Override
    public boolean isValid(
            @Nullable CharSequence value, AnnotationValue<PlainId> rule, ConstraintValidatorContext context) {
        return value == null || value.chars().allMatch(PlainIdRule::plain);
    }

    private static boolean plain(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '_' || c == '-';
    }
}
