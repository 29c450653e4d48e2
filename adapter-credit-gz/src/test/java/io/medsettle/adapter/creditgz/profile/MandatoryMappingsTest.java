package io.medsettle.adapter.creditgz.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A profile from which one mandatory mapping was taken is refused, by the path's name and with the line of what lacks it. */
class MandatoryMappingsTest {
    /** One line of a profile, and what is missed without it. */
    record Removal(String file, int line, String op, int opLine, String path) {
        @Override
        public String toString() {
            return file + " " + op + " " + path;
        }
    }

    static Stream<Removal> removals() {
        return Stream.of("gz-credit-inferred-1", "gz-credit-altshape", "gz-credit-stepwise")
                .flatMap(file -> removals(file).stream());
    }

    private static List<Removal> removals(String file) {
        List<String> lines = Texts.whole(file).lines().toList();
        Profile profile = Texts.read(file, Texts.whole(file));
        List<Removal> removals = new ArrayList<>();
        List<Operation> calls = profile.operations().values().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.before().stream()))
                .toList();
        for (Operation operation : calls) {
            for (Mandatory each : Mandatory.of(operation)) {
                List<Entry> entries = each.answer() ? operation.response() : operation.request();
                Stream<Entry> flat = entries.stream().flatMap(e -> Stream.concat(Stream.of(e), e.fields().stream()));
                flat.filter(entry -> entry.path().equals(each.path())
                                && (each.state().isEmpty() || entry.when().allows("query.type", each.state())))
                        .filter(entry -> lines.get(entry.spot().line() - 1).contains("- {"))
                        .forEach(entry -> removals.add(new Removal(
                                file,
                                entry.spot().line(),
                                operation.name(),
                                operation.spot().line(),
                                each.path())));
            }
        }
        return removals;
    }

    @ParameterizedTest
    @MethodSource("removals")
    void each_mandatory_mapping_is_missed_by_name_and_line(Removal removal) {
        List<String> lines = new ArrayList<>(Texts.whole(removal.file()).lines().toList());
        String taken = lines.set(removal.line() - 1, "");
        WrongProfile wrong =
                catchThrowableOfType(WrongProfile.class, () -> Texts.read(removal.file(), String.join("\n", lines)));
        assertThat(wrong).as(taken).isNotNull();
        assertThat(wrong.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.text()).contains(removal.op()).contains("没有映射 " + removal.path());
                    assertThat(finding.spot().line()).isEqualTo(removal.opLine());
                })
                .allMatch(finding -> finding.toString().startsWith(removal.file() + ".yaml:"));
    }

    @Test
    void everything_that_a_shipped_profile_marks_as_mandatory_is_either_ours_or_in_a_list() {
        for (Operation operation : Texts.read("gz-credit-inferred-1", Texts.whole("gz-credit-inferred-1"))
                .operations()
                .values()) {
            List<String> ours = Mandatory.of(operation).stream()
                    .filter(each -> !each.answer())
                    .map(Mandatory::path)
                    .toList();
            assertThat(operation.request().stream().filter(Entry::mandatory).map(Entry::path))
                    .as(operation.op().word())
                    .isSubsetOf(ours);
        }
    }

    @Test
    void what_a_platform_has_no_field_for_may_be_left_out_by_name_unless_it_is_essential() {
        String text = Texts.whole("gz-credit-inferred-1")
                .replace("      - { field: payScene, from: order.scene, enum: payScene, req: M }\n", "");
        String without = text.replace("    blocks: { feeList: false }", "    without: [order.scene, order.no]");
        assertThat(Texts.read("p", without).operation(Op.PAY)).isPresent();
        String more = without.replace(
                "      - { field: merOrderNo, from: order.no, req: M, max: 32 }\n      - { field: bizType",
                "      - { field: bizType");
        WrongProfile wrong =
                catchThrowableOfType(WrongProfile.class, () -> Profile.read("p.yaml", new StringReader(more)));
        assertThat(wrong).hasMessageContaining("操作 pay 的请求没有映射 order.no");
    }
}
