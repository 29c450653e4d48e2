package io.medsettle.adapter.wechat;

import io.medsettle.ports.outcome.FinalCodes;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;
import java.util.Map;

/**
 * The table of firm refusals (错误码表): wechat §4.7, §5.9, §6.5, §6.9. The internal number says more than the code and is
 * looked up first.
 */
final class Refusals {
    private static final String TABLE = """
            calls    | code or number          | final | after doubt | meaning
            *        | PARAM_ERROR             | yes   | no  | 参数错误
            *        | APPID_MCHID_NOT_MATCH   | yes   | no  | appid 与商户号不匹配
            *        | MCH_NOT_EXISTS          | yes   | no  | 商户号不存在
            *        | SIGN_ERROR              | yes   | no  | 签名错误
            *        | NO_AUTH                 | yes   | no  | 没有权限
            *        | RULE_LIMIT              | yes   | no  | 业务规则限制
            *        | REQUEST_BLOCKED         | yes   | no  | 没有医保支付权限
            JQ       | INVALID_REQUEST         | yes   | no  | 请求不符合业务规则
            JQ       | ORDER_CLOSED            | yes   | yes | 订单已关闭
            JQ       | 268447914               | yes   | yes | 订单已过期或已关闭
            JQ       | 268449538               | no    | no  | 订单已支付
            JQ       | 268498689               | no    | no  | 订单已支付
            *        | 268498688               | no    | no  | 同一单号参数不一致
            *        | 268447840               | no    | no  | 调用过于频繁
            JQ       | 268448010               | yes   | no  | 收款受限
            *        | 268435461               | yes   | no  | 参数错误
            *        | 270924358               | yes   | no  | 多余参数
            *        | 268443715               | yes   | no  | 商户不可用
            *        | 268443699               | yes   | no  | 签名错误
            *        | 268445527               | yes   | no  | appid 与商户号未绑定
            *        | 268435464               | yes   | no  | 超出范围
            J        | 268501013               | yes   | no  | 缺少 openid
            C        | INVALID_REQUEST         | yes   | no  | 请求不符合业务规则
            C        | AUTH_CODE_INVALID       | yes   | no  | 付款码无效或已过期, 请刷新后重扫
            C        | AUTHCODEEXPIRE          | yes   | no  | 付款码已过期, 请刷新后重扫
            C        | AUTH_CODE_ERROR         | yes   | no  | 付款码错误, 请刷新后重扫
            C        | NOTENOUGH               | yes   | no  | 余额不足
            C        | NOT_ENOUGH              | yes   | no  | 余额不足
            C        | NOTSUPORTCARD           | yes   | no  | 不支持的卡类型
            C        | NOAUTH                  | yes   | no  | 商户没有付款码权限
            C        | BUYER_MISMATCH          | yes   | no  | 不是同一付款人
            C        | TRADE_ERROR             | yes   | no  | 交易失败
            C        | ORDERCLOSED             | yes   | yes | 订单已关闭
            C        | ORDER_CLOSED            | yes   | yes | 订单已关闭
            C        | ORDERREVERSED           | yes   | yes | 订单已撤销
            C        | OUT_TRADE_NO_USED       | no    | no  | 单号已用过
            C        | SYSTEMERROR             | no    | no  | 系统错误, 应查询
            C        | BANKERROR               | no    | no  | 银行无应答, 应查询
            C        | LACK_PARAMS             | yes   | no  | 缺少参数
            C        | SIGNERROR               | yes   | no  | 签名错误
            C        | XML_FORMAT_ERROR        | yes   | no  | 报文格式错误
            C        | REQUIRE_POST_METHOD     | yes   | no  | 请求方法错误
            C        | POST_DATA_EMPTY         | yes   | no  | 报文为空
            C        | NOT_UTF8                | yes   | no  | 编码错误
            R        | INVALID_REQUEST         | yes   | no  | 请求不符合业务规则
            R        | NOT_ENOUGH              | no    | no  | 商户余额不足, 充值后以同一单号重试
            R        | USER_ACCOUNT_ABNORMAL   | yes   | no  | 用户账户异常
            R        | RESOURCE_NOT_EXISTS     | yes   | no  | 订单不存在或未支付
            M        | INVALID_REQUEST         | yes   | no  | 请求不符合业务规则
            M        | ALREADY_EXISTS          | no    | no  | 订单已存在
            M        | 268512536               | no    | no  | 订单已存在
            M        | 268510603               | yes   | no  | openid 错误
            M        | 268510604               | yes   | no  | openid 错误
            M        | 268545961               | yes   | no  | 证件号与医保电子凭证不一致
            M        | 268545962               | yes   | no  | 姓名与医保电子凭证不一致
            M        | 268545963               | yes   | no  | 未绑定医保电子凭证
            M        | 268545964               | yes   | no  | 亲属关系不存在
            M        | 268547120               | yes   | no  | 授权码校验失败, 需重新授权
            M        | 268545967               | yes   | no  | 医保未找到授权, 需重新授权
            M        | 268510610               | yes   | no  | 医保结算校验失败
            M        | 268529477               | yes   | no  | 总金额不符
            M        | 268529476               | yes   | no  | 现金金额不符
            M        | 268529481               | yes   | no  | 混合金额不符
            MN       | 268529474               | yes   | no  | 该类型不允许的字段
            M        | 268529475               | yes   | no  | 该类型缺少字段
            M        | 268554200               | no    | no  | 不允许撤销
            M        | 268554422               | no    | no  | 撤销失败
            M        | 268560650               | no    | no  | 已验密码, 不能关闭
            """;

    private static final FinalCodes<Call> CODES = FinalCodes.of(
            Call.class,
            Map.of(
                    "J", Call.JSAPI,
                    "Q", Call.NATIVE,
                    "C", Call.CODE_PAY,
                    "R", Call.REFUND,
                    "M", Call.MED_ORDER,
                    "N", Call.REFUNDS_NOTIFY),
            TABLE);

    private Refusals() {}

    /** A firm no if the table says so for this call, else that we do not know. */
    static <T> Outcome<T> outcome(Call call, Answer.No no, boolean afterDoubt) {
        String number = Long.toString(no.number());
        boolean listed = no.number() != 0 && CODES.lists(call, number);
        return CODES.firm(call, afterDoubt, List.of(number, no.code()))
                ? Outcome.declined(listed ? no.code() + "-" + number : no.code(), no.text())
                : no.unknown();
    }
}
