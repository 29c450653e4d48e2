package io.medsettle.server.console;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.ClassWords;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.onboarding.ArrangementAnswer;
import io.medsettle.server.onboarding.ArrangementAnswer.OfClass;
import io.medsettle.server.onboarding.MerchantsController.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The switches of credit pay as a table: a row for each class, a cell for each operation. */
record SwitchBoard(List<Row> rows) {
    /**
     * A class.
     *
     * @param name of its switch in the form
     */
    public record Row(String name, String words, boolean open, List<Cell> cells) {}

    /**
     * An operation of a class.
     *
     * @param name of its field in the form
     * @param label as somebody hears it who does not see the table
     * @param value of the choice that holds
     */
    public record Cell(String name, String label, String value, List<Choice> choices) {}

    /** What it may be switched to. */
    public record Choice(String value, String words) {}

    static SwitchBoard of(ArrangementAnswer now, List<Kept> merchants) {
        return new SwitchBoard(now.classes().stream()
                .map(each -> new Row(
                        classField(each.patientClass()),
                        ClassWords.of(each.patientClass()),
                        each.open(),
                        Arrays.stream(Operation.values())
                                .map(operation -> cell(each, operation, merchants))
                                .toList()))
                .toList());
    }

    static String classField(PatientClass patientClass) {
        return "class." + patientClass;
    }

    static String operationField(Operation operation, PatientClass patientClass) {
        return "op." + operation + "." + patientClass;
    }

    /** What holds of an operation: OFF, SETTINGS, or whose parameters. */
    static String held(OfClass of, Operation operation) {
        String number = of.merchants().get(operation);
        if (number != null) {
            return number;
        }
        return switch (operation) {
            case OUTPATIENT -> of.outpatient().name();
            case DEPOSIT -> of.deposit().name();
            case DISCHARGE -> of.discharge().name();
        };
    }

    static String words(Operation operation) {
        return switch (operation) {
            case OUTPATIENT -> "门诊";
            case DEPOSIT -> "住院押金";
            case DISCHARGE -> "出院结算";
        };
    }

    /** @param held OFF, SETTINGS or a number of parameters */
    static String words(String held) {
        return switch (held) {
            case "OFF" -> "关闭";
            case "SETTINGS" -> "按配置文件";
            default -> held;
        };
    }

    /** The ward knows only the parameters of the settings. */
    private static Cell cell(OfClass of, Operation operation, List<Kept> merchants) {
        String value = held(of, operation);
        List<Choice> choices =
                new ArrayList<>(List.of(new Choice("SETTINGS", words("SETTINGS")), new Choice("OFF", words("OFF"))));
        if (operation == Operation.OUTPATIENT) {
            merchants.forEach(m -> choices.add(new Choice(m.number(), m.number() + " 商户 " + m.merId())));
        }
        if (choices.stream().noneMatch(c -> c.value().equals(value))) {
            choices.add(new Choice(value, words(value)));
        }
        String label = ClassWords.of(of.patientClass()) + " " + words(operation);
        return new Cell(operationField(operation, of.patientClass()), label, value, List.copyOf(choices));
    }
}
