package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.validation.validator.Validator;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of HIS are spelt by one rule, wherever they are told. */
class PlainIdTest {
    private final Validator validator = Validator.getInstance();

    private boolean lets(String text) {
        return validator.validate(new ContractController.Wish(text, true)).isEmpty();
    }

    @Test
    void letters_digits_and_three_signs_are_plain_and_nothing_else_is() {
        assertThat(List.of("P0009", "V0009-1", "a.b_c-9")).allMatch(this::lets);
        assertThat(List.of("P 9", "P/9", "P9'", "张", "Ｐ9", "P9\n", "%")).noneMatch(this::lets);
    }

    @Test
    void the_id_pattern_is_written_once_and_every_edge_of_credit_pay_goes_by_it() {
        List<Object> wrong = List.of(
                new AutoSettleController.Saved("E 1", "O 1", "V 1", "P 1", List.of("R 1"), 1, null, null, "D 1", null),
                new ContractController.Ask("P 1", null),
                new ContractController.Wish("P 1", true),
                new InpatientController.Deposit("N 1", "P 1", 1),
                new InpatientController.Discharge("N 1", "P 1", false, null, null, null),
                new InpatientController.Cancel("N 1", "结算有误"),
                new FamilyController.Bind("N1", "P 1", "01", "X1", "张", "父亲", null),
                new FamilyController.Phone("P 1", null, "0".repeat(32), null));

        List<String> words = wrong.stream()
                .flatMap(each -> validator.validate(each).stream().map(ConstraintViolation::getMessage))
                .toList();

        String said = "只能含字母, 数字和 -_.";
        assertThat(words).hasSize(15).containsOnly(said);
        assertThat(Stream.of(AutoSettleController.class, ContractController.class, InpatientController.class)
                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                        .map(java.lang.reflect.Field::getName))
                .doesNotContain("ID", "ID_WORDS");
    }
}
