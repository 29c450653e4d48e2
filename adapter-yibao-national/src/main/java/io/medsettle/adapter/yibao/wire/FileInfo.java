package io.medsettle.adapter.yibao.wire;

/**
 * Node {@code fileinfo} of 3202 and of some 1901 (yibao-core §3.7).
 *
 * @param file_qury_no 文件查询号, C30, longer in practice, required
 * @param filename 文件名称, C200, required
 * @param dld_endtime 下载截止时间, DT
 */
record FileInfo(
        @Needed String file_qury_no,
        @Needed @Longest(200) String filename,
        @Longest(30) String dld_endtime) {}
