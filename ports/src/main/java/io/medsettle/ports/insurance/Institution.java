package io.medsettle.ports.insurance;

/**
 * An institution as the insurer knows it (定点医药机构, yibao-core §3.1, 1201).
 *
 * @param code fixmedins_code
 * @param name fixmedins_name
 * @param creditCode uscc 统一社会信用代码
 * @param type fixmedins_type: 1 hospital, 2 pharmacy …
 * @param level hosp_lv, "" if none
 */
public record Institution(String code, String name, String creditCode, String type, String level) {}
