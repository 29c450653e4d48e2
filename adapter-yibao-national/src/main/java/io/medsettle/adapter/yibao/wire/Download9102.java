package io.medsettle.adapter.yibao.wire;

/** 9102 文件下载 (yibao-core §3.9). The answer is the file itself, or an envelope with an error. */
final class Download9102 {
    private Download9102() {}

    /**
     * Input node {@code fsDownloadIn}.
     *
     * @param file_qury_no 文件查询号, C30, longer in practice, required
     * @param filename 文件名, C200, required
     * @param fixmedins_code 医药机构编号, C30, required: {@code plc} for catalogues
     */
    record In(
            @Needed String file_qury_no,
            @Needed @Longest(200) String filename,
            @Needed @Longest(30) String fixmedins_code) {}
}
