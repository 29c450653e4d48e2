package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteListRules.Mode;
import io.micronaut.core.annotation.Introspected;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 现行开关.
 *
 * @param version 版本号; 0 = 尚无人改动, 一切按配置文件
 * @param at 何时改动
 * @param by 接入方
 * @param why 原因
 * @param restored 恢复自哪一版, 0 = 不是恢复
 * @param hospital 医院总开关
 * @param familyPay 亲情付
 * @param whiteList OFF 不限, ONLY_LISTED 只限名单, CLOSED 一律不走
 * @param classes 各参保类别
 */
@Introspected
public record ArrangementAnswer(
        long version,
        String at,
        String by,
        String why,
        long restored,
        boolean hospital,
        boolean familyPay,
        Mode whiteList,
        List<OfClass> classes) {
    /**
     * 一个参保类别.
     *
     * @param outpatient 门诊: OFF 关, SETTINGS 按配置文件的参数, TEST 测试参数, PRODUCTION 生产参数
     * @param deposit 押金
     * @param discharge 出院结算
     * @param merchants 各交易切换到的商户参数编号; 按配置文件或关闭的没有
     */
    @Introspected
    public record OfClass(
            PatientClass patientClass,
            boolean open,
            Stage outpatient,
            Stage deposit,
            Stage discharge,
            Map<Operation, String> merchants) {}

    static ArrangementAnswer of(Arranged held, Mode ofSettings) {
        Arrangement now = held.arrangement();
        List<OfClass> classes = new ArrayList<>();
        for (PatientClass each : PatientClass.values()) {
            classes.add(new OfClass(
                    each,
                    held.open(each),
                    stage(now, Operation.OUTPATIENT, each),
                    stage(now, Operation.DEPOSIT, each),
                    stage(now, Operation.DISCHARGE, each),
                    merchants(now, each)));
        }
        return new ArrangementAnswer(
                now.version(),
                now.at().atOffset(ZoneOffset.ofHours(8)).toString(),
                now.by(),
                now.why(),
                now.restored(),
                held.open(),
                held.familyPay(),
                now.list().orElse(ofSettings),
                classes);
    }

    private static Map<Operation, String> merchants(Arrangement now, PatientClass patientClass) {
        Map<Operation, String> numbers = new EnumMap<>(Operation.class);
        for (Operation each : Operation.values()) {
            now.merchant(each, patientClass).ifPresent(number -> numbers.put(each, number));
        }
        return numbers;
    }

    private static Stage stage(Arrangement now, Operation operation, PatientClass patientClass) {
        return now.stage(operation, patientClass).orElse(Stage.SETTINGS);
    }
}
