package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Fields;

/**
 * One diagnosis (诊断), his §6.4.
 *
 * @param type diag_type, ≤3
 * @param sort diag_srt_no
 * @param time {@code yyyy-MM-dd HH:mm:ss}
 * @param valid false withdraws it (vali_flag 0)
 */
public record Diagnosis(
        String type,
        int sort,
        String code,
        String name,
        String dept,
        String doctorCode,
        String doctorName,
        String time,
        boolean valid) {
    Fields fields() {
        return Fields.NONE
                .with("type", type)
                .with("sort", Integer.toString(sort))
                .with("code", code)
                .with("name", name)
                .with("dept", dept)
                .with("doctorCode", doctorCode)
                .with("doctorName", doctorName)
                .with("time", time)
                .with("valid", Boolean.toString(valid));
    }

    static Diagnosis of(Fields f) {
        return new Diagnosis(
                f.get("type"),
                Integer.parseInt(f.get("sort")),
                f.get("code"),
                f.get("name"),
                f.get("dept"),
                f.get("doctorCode"),
                f.get("doctorName"),
                f.get("time"),
                Boolean.parseBoolean(f.get("valid")));
    }
}
