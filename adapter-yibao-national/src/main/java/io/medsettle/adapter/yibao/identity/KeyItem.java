package io.medsettle.adapter.yibao.identity;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is said to and by the key service (加密机). Its names are local: the national interface prints none (yibao-core
 * §7.1), so each has to be named in the settings.
 */
public enum KeyItem {
    /** Our number of the question; the same for a repeat. */
    REQUEST_NO,
    /** The hospital's code. */
    HOSPITAL,
    /** The terminal's number. */
    TERMINAL,
    /** 发卡地区行政区划代码. */
    AREA,
    /** 卡复位信息. */
    RESET_INFO,
    /** 算法标识: 01 DES, 02 SSF33, 03 SM4. */
    ALGORITHM,
    /** 卡识别码. */
    CARD_SN,
    /** 内部认证过程因子. */
    INTERNAL_FACTOR,
    /** 内部认证鉴别所需的原始信息. */
    INTERNAL_SOURCE,
    /** 外部认证过程因子. */
    EXTERNAL_FACTOR,
    /** 外部认证鉴别所需的原始信息. */
    EXTERNAL_SOURCE,
    /** 卡号, in the card check. */
    CARD_NO,
    /** 姓名, in the card check. */
    NAME,
    /** 社会保障号码, in the card check. */
    ID_NUMBER,
    /** Answer: code. */
    CODE,
    /** Answer: words. */
    MESSAGE,
    /** Answer: node in which the rest stands. */
    DATA,
    /** Answer: 内部认证鉴别数据. */
    INTERNAL_KEY,
    /** Answer: 外部认证鉴别数据. */
    EXTERNAL_KEY,
    /** Answer of the card check: 参保地. */
    INSURED_AREA;

    /**
     * Names after Guangdong's old transactions 1903 and 1904, the rest supposed. To be replaced by what the bureau's
     * document says.
     */
    public static Map<KeyItem, String> namesAfter1903() {
        Map<KeyItem, String> names = new EnumMap<>(KeyItem.class);
        names.put(REQUEST_NO, "requestNo");
        names.put(HOSPITAL, "fixmedins_code");
        names.put(TERMINAL, "terminalNo");
        names.put(AREA, "aab301");
        names.put(RESET_INFO, "aaz507");
        names.put(ALGORITHM, "aaa254");
        names.put(CARD_SN, "aaz501");
        names.put(INTERNAL_FACTOR, "aaa311");
        names.put(INTERNAL_SOURCE, "aaa312");
        names.put(EXTERNAL_FACTOR, "aaa313");
        names.put(EXTERNAL_SOURCE, "aaa314");
        names.put(CARD_NO, "aaz500");
        names.put(NAME, "aac003");
        names.put(ID_NUMBER, "aac002");
        names.put(CODE, "code");
        names.put(MESSAGE, "message");
        names.put(DATA, "data");
        names.put(INTERNAL_KEY, "aaa315");
        names.put(EXTERNAL_KEY, "aaa316");
        names.put(INSURED_AREA, "aab301");
        return names;
    }
}
