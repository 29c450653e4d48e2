package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.Codes.Sense;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what takes more than one call makes sense: a token, an ordered pair of calls, pages. */
final class CallRules {
    private static final Set<Op> IN_TWO = EnumSet.of(Op.PAY, Op.REFUND);
    private static final Set<Op> IN_PAGES =
            EnumSet.of(Op.QUERY_CONTRACT, Op.LIST_PAYERS, Op.SYNC_DICTIONARY, Op.FETCH_BILL);
    private static final List<String> LISTED = List.of("contract.payers", "dictionary.entries", "file.content");
    private static final List<String> STEPS = List.of("step.no", "step.ticket");
    private static final int MOST_PAGES = 1000;

    private final Profile profile;
    private final Findings findings;

    CallRules(Profile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void check() {
        token();
        profile.operations().values().forEach(each -> {
            each.before().ifPresent(first -> pair(first, each));
            each.manners().pages().ifPresent(pages -> pages(each, pages));
            if (each.early() > 0 && each.op() != Op.FETCH_TOKEN) {
                findings.add(each.spot(), "操作 " + each.name() + " 不能写 early, 它只用于 fetchToken");
            }
        });
    }

    private void token() {
        List<Entry> around = Stream.concat(profile.envelope().request().stream(), profile.forms().headers().stream())
                .toList();
        around.stream()
                .filter(entry -> entry.path().equals("key.secret"))
                .forEach(entry -> findings.add(entry.spot(), "key.secret 只能放在操作 fetchToken 的请求中"));
        List<Entry> carried = around.stream()
                .filter(entry -> entry.path().startsWith("token."))
                .toList();
        Optional<Operation> fetch = profile.operation(Op.FETCH_TOKEN);
        boolean listed = profile.codes().senses().containsValue(Sense.TOKEN);
        if (fetch.isEmpty()) {
            carried.forEach(entry -> findings.add(entry.spot(), entry.path() + " 需要操作 fetchToken"));
            if (listed) {
                findings.add(profile.codes().spot(), "应答码表的 tokenExpired 需要操作 fetchToken");
            }
            return;
        }
        fetched(fetch.get(), carried, listed);
    }

    private void fetched(Operation fetch, List<Entry> carried, boolean listed) {
        if (carried.stream().noneMatch(entry -> entry.path().equals("token.value"))) {
            findings.add(fetch.spot(), "操作 fetchToken 取得的令牌没有放进公共请求报文或报文头 (token.value)");
        }
        carried.stream()
                .filter(entry -> !entry.path().equals("token.value"))
                .forEach(entry -> findings.add(entry.spot(), "报文只能带 token.value, 不能带 " + entry.path()));
        if (!listed) {
            findings.add(profile.codes().spot(), "应答码表没有 tokenExpired: 令牌失效, 报文未处理即退回的代码");
        }
        if (!fetch.tells("token.seconds") && !fetch.tells("token.until")) {
            findings.add(fetch.spot(), "操作 fetchToken 的应答没有映射 token.seconds 或 token.until");
        }
        if (fetch.aliasOf().isPresent()) {
            findings.add(fetch.spot(), "操作 fetchToken 不能用 aliasOf");
        }
    }

    private void pair(Operation first, Operation second) {
        if (!IN_TWO.contains(second.op())) {
            findings.add(first.spot(), "操作 " + second.name() + " 不能分两步, before 只用于 pay 和 refund");
        }
        if (first.code().equals(second.code())) {
            findings.add(first.spot(), "操作 " + first.name() + " 的代码与后一步相同");
        }
        for (String step : STEPS) {
            boolean told = first.tells(step);
            if (told && !second.carries(step)) {
                findings.add(first.spot(), "操作 " + first.name() + " 的应答映射了 " + step + ", 后一步的请求没有用它");
            }
            if (!told && second.carries(step)) {
                findings.add(first.spot(), "操作 " + first.name() + " 的应答没有映射 " + step);
            }
        }
    }

    private void pages(Operation each, Operation.Pages pages) {
        String name = "操作 " + each.name();
        if (!IN_PAGES.contains(each.op()) || LISTED.stream().noneMatch(each::tells)) {
            findings.add(pages.spot(), name + " 不能分页: 应答没有可分页的列表或文件内容");
        }
        if (pages.most() < 1 || pages.most() > MOST_PAGES) {
            findings.add(pages.spot(), "most 应为 1 到 " + MOST_PAGES + " 页");
        }
        if (!each.carries("page.number") && !each.carries("page.after")) {
            findings.add(pages.spot(), name + " 分页, 请求没有映射 page.number 或 page.after");
        }
        boolean next = each.tells("page.next");
        if (next != each.carries("page.after")) {
            findings.add(pages.spot(), name + (next ? " 的请求没有映射 page.after" : " 的应答没有映射 page.next") + ", 二者须成对");
        }
        if (!next && !each.tells("page.more") && !each.tells("page.count")) {
            findings.add(pages.spot(), name + " 分页, 应答没有映射 page.next, page.more 或 page.count");
        }
        each.response().stream()
                .filter(entry -> Set.of("page.more", "page.count").contains(entry.path()) && !entry.mandatory())
                .forEach(entry -> findings.add(entry.spot(), entry.path() + " 须 req: M, 缺了就分不清是不是最后一页"));
    }
}
