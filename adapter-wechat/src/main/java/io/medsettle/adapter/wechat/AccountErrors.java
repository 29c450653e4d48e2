package io.medsettle.adapter.wechat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.HashMap;
import java.util.Map;

/** The account platform's table of errors (全局返回码), wechat §2.4: what each code means to us. Unlisted = we do not know. */
final class AccountErrors {
    /** What to do about a code. */
    enum Meaning {
        /** Final: repeating it changes nothing. */
        NO,
        /** The token is not good any more: a new one, once. */
        TOKEN,
        /** Not now: later the same may be a yes. */
        LATER,
        /** It was done before. */
        DONE,
        UNLISTED
    }

    private static final String TABLE = """
            -1    | LATER | 系统繁忙
            40001 | TOKEN | 凭据无效或不是最新
            40014 | TOKEN | 凭据不合法
            42001 | TOKEN | 凭据已过期
            40002 | NO    | 凭证类型不合法
            40003 | NO    | openid 不合法, 或未关注
            40013 | NO    | appid 不合法
            40029 | NO    | 登录码无效, 需重新登录
            40037 | NO    | 模板ID不合法
            40125 | NO    | AppSecret 错误
            40163 | NO    | 登录码已使用, 需重新登录
            40164 | NO    | 调用者地址不在白名单
            40241 | DONE  | 同一消息已发送
            41001 | NO    | 缺少凭据
            41002 | NO    | 缺少 appid
            41004 | NO    | 缺少 AppSecret
            41008 | NO    | 缺少登录码
            41030 | NO    | 跳转页面不正确
            42007 | NO    | 用户修改密码, 需重新登录
            43004 | NO    | 用户未关注
            43101 | NO    | 用户未订阅或已用完
            43117 | LATER | 对该用户发送过于频繁
            45009 | LATER | 达到调用上限
            45011 | LATER | 调用过于频繁
            47001 | NO    | 报文无法解析
            47003 | NO    | 模板参数不合规则
            48001 | NO    | 没有接口权限
            48004 | NO    | 接口被封禁
            50002 | NO    | 用户受限
            """;

    private static final Map<Long, Meaning> MEANINGS = meanings();

    private AccountErrors() {}

    static Meaning of(long errcode) {
        return MEANINGS.getOrDefault(errcode, Meaning.UNLISTED);
    }

    static <T> Outcome<T> outcome(Answer.No no) {
        return switch (of(Long.parseLong(no.code()))) {
            case NO -> Outcome.declined(no.code(), no.text());
            case LATER -> Outcome.unknown(Doubt.STILL_WORKING, no.code() + " " + no.text());
            case TOKEN, DONE, UNLISTED -> Outcome.unknown(Doubt.NO_ANSWER, no.code() + " " + no.text());
        };
    }

    private static Map<Long, Meaning> meanings() {
        Map<Long, Meaning> all = new HashMap<>();
        TABLE.lines()
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> all.put(Long.parseLong(cells[0].strip()), Meaning.valueOf(cells[1].strip())));
        return all;
    }
}
