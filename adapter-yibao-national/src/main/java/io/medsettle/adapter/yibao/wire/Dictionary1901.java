package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1901 字典表查询 (yibao-core §3.2). */
final class Dictionary1901 {
    private Dictionary1901() {}

    /**
     * Input node {@code data}.
     *
     * @param type 字典类型, C30, required
     * @param parent_value 父字典键值, C10, required
     * @param admdvs 行政区划, C6, required
     * @param date 查询日期, D, required
     * @param Vali_Flag 有效标志, C3, required
     */
    record In(
            @Needed @Longest(30) String type,
            @Needed @Longest(10) String parent_value,
            @Needed @Longest(6) String admdvs,
            @Needed @Longest(10) String date,
            @Needed @Longest(3) String Vali_Flag) {}

    /**
     * Output.
     *
     * @param list 字典, list
     * @param fileinfo 字典文件, node, where the whole dictionary comes by 9102
     */
    record Out(List<Row> list, FileInfo fileinfo) {}

    /**
     * One row of {@code list}.
     *
     * @param type 字典类型, C30
     * @param label 字典标签, C50
     * @param value 字典键值, C20
     * @param parentValue 父字典键值, C10
     * @param sort 序号
     * @param valiFlag 权限标识, C3
     * @param createUser 创建账户, C30
     * @param createDate 创建时间, D
     * @param version 版本号
     */
    record Row(
            String type,
            String label,
            String value,
            String parentValue,
            String sort,
            String valiFlag,
            String createUser,
            String createDate,
            String version) {}
}
