package io.medsettle.adapter.yibao.wire;

/** 9101 文件上传 (yibao-core §3.9). */
final class Upload9101 {
    private Upload9101() {}

    /**
     * Input node {@code fsUploadIn}. The bytes (in, 文件数据, required) travel beside it or are added last.
     *
     * @param filename 文件名, C200, required
     * @param fixmedins_code 医药机构编号, C30, required
     */
    record In(
            @Needed @Longest(200) String filename,
            @Needed @Longest(30) String fixmedins_code) {}

    /**
     * Output, no node.
     *
     * @param file_qury_no 文件查询号, C30, longer in practice, required
     * @param filename 文件名, C200, required
     * @param fixmedins_code 医药机构编号, C30, required
     * @param dld_endtime 截止时间, C30
     */
    record Out(
            @Needed String file_qury_no,
            @Longest(200) String filename,
            @Longest(30) String fixmedins_code,
            @Longest(30) String dld_endtime) {}
}
