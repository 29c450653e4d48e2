package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 1304, 1312, 1316 to 1319 目录分页查询: one form for all (yibao-core §3.2). The filters, all optional, are not used. */
final class Catalogue1312 {
    private Catalogue1312() {}

    /**
     * Input node {@code data}.
     *
     * @param updt_time 更新时间, D, required: what changed since
     * @param page_num 当前页数, N4, required
     * @param page_size 本页数据量, N4, required
     */
    record In(
            @Needed @Longest(10) String updt_time,
            @Needed @Longest(4) String page_num,
            @Needed @Longest(4) String page_size) {}

    /**
     * Output as it is on the wire.
     *
     * @param recordCounts 总行数
     * @param data 本页的行, list; a text when there is nothing
     */
    record Out(String recordCounts, JsonNode data) {}
}
