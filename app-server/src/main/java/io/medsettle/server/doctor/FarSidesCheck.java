package io.medsettle.server.doctor;

import io.medsettle.ports.wire.WireResult;
import io.medsettle.server.doctor.Calls.Call;
import java.util.ArrayList;
import java.util.List;

/** 远端: whether each far side can be reached over the gateway's own client; no business call. */
final class FarSidesCheck implements Check {
    private static final String MONEY = "这期间要经它的收退款停在原处: 没有发出的不算, 发出而没有回音的记为存疑, 恢复后由网关用原号查询, 不会重收重退";

    private final Calls calls;

    FarSidesCheck(Calls calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "远端";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        for (FarSide side : calls.unreadable()) {
            found.add(Finding.must(side.name() + " 的地址不成地址", "核对设置 " + side.setting()));
        }
        calls.all().forEach(call -> found.add(finding(call)));
        return found.isEmpty() ? List.of(Finding.must("没有设置任何远端", "按 README 的部署一节写设置")) : found;
    }

    private static Finding finding(Call call) {
        String who = call.side().name() + " (" + call.root() + ")";
        return call.result()
                .match(
                        answered -> answered(who, answered.status()),
                        never -> unreached(who, never).money(MONEY),
                        none -> Finding.must(
                                        who + " 收下连接却不应答 (" + none.why() + ")", "请对方或专线, 前置机的管理员查看它是否停住; 先不要人工重复收退款")
                                .money(MONEY));
    }

    private static Finding answered(String who, int status) {
        boolean front = status == 502 || status == 503 || status == 504;
        return front
                ? Finding.must(who + " 的前置有应答, 其后的系统没有 (HTTP " + status + ")", "请对方查看前置机后面的系统")
                        .money(MONEY)
                : Finding.good(who + " 可达 (HTTP " + status + ")");
    }

    private static Finding unreached(String who, WireResult.NeverSent never) {
        String why = never.why();
        if (why.startsWith("SSL")) {
            return Finding.must(
                    who + " 的证书不被信任, 已过期, 或与域名不符 (" + why + ")", "核对地址与对方证书; 私有 CA 须导入本机 Java 的信任库; 不要关闭证书校验");
        }
        return switch (why) {
            case "UnknownHostException" -> Finding.must(who + " 的域名解析不出", "核对地址与本机 DNS");
            case "ConnectException", "NoRouteToHostException" ->
                Finding.must(who + " 拒绝连接 (" + why + ")", "核对端口, 防火墙, 专线与前置机");
            case "SocketTimeoutException", "InterruptedIOException" ->
                Finding.must(who + " 连接不上, 时限内没有回音", "核对防火墙, 专线与前置机");
            case "plain http is not allowed to this address" ->
                Finding.must(who + " 用的是明文 http, 网关不会发送", "改用 https 地址");
            default -> Finding.must(who + " 连接不上 (" + why + ")", "核对地址, 网络与对方");
        };
    }
}
