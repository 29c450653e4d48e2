package io.medsettle.adapter.yibao.wire;

/** 1301 to 1303, 1305 to 1311, 1313 to 1315, 1320, 1321 目录下载: one form for all (yibao-core §3.2). */
final class Catalogue1301 {
    private Catalogue1301() {}

    /**
     * Input node {@code data}.
     *
     * @param ver 版本号, C20, required: the highest one at hand, 0 at first
     */
    record In(@Needed @Longest(20) String ver) {}

    /**
     * Output, no node.
     *
     * @param file_qury_no 文件查询号, C40, required
     * @param filename 文件名, C100, required
     * @param dld_end_time 下载截止时间, D
     * @param data_cnt 数据量, N
     */
    record Out(
            @Needed String file_qury_no,
            @Needed String filename,
            @Longest(19) String dld_end_time,
            @Longest(10) String data_cnt) {}
}
