package io.medsettle.adapter.alipay;

import io.medsettle.ports.outcome.FinalCodes;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;
import java.util.Map;

/**
 * The table of firm refusals (错误码表): alipay §1.9, §1.10, §2.4, §2.6. The business code says more than the gateway's and is
 * looked up first.
 */
final class Refusals {
    private static final String TABLE = """
            calls  | code                                  | final | after doubt | meaning
            *      | 20001                                 | yes   | no  | 授权令牌无效
            *      | 40001                                 | yes   | no  | 缺少必选参数
            *      | 40002                                 | yes   | no  | 非法的参数
            *      | 40006                                 | yes   | no  | 权限不足
            *      | INVALID_PARAMETER                     | yes   | no  | 参数无效
            *      | ACCESS_FORBIDDEN                      | yes   | no  | 无权限使用接口
            CQP    | EXIST_FORBIDDEN_WORD                  | yes   | no  | 订单信息中包含违禁词
            CQP    | TOTAL_FEE_EXCEED                      | yes   | no  | 订单总金额超限
            CQP    | SELLER_BEEN_BLOCKED                   | yes   | no  | 商家账号被冻结
            CQP    | BUYER_SELLER_EQUAL                    | yes   | no  | 买卖家不能相同
            CQP    | BUYER_ENABLE_STATUS_FORBID            | yes   | no  | 买家状态非法
            CQP    | NOW_TIME_AFTER_EXPIRE_TIME_ERROR      | yes   | no  | 已超过交易关闭时间
            CQP    | TRADE_HAS_SUCCESS                     | no    | no  | 交易已被支付
            CQP    | TRADE_HAS_CLOSE                       | yes   | yes | 交易已经关闭
            CQP    | CONTEXT_INCONSISTENT                  | no    | no  | 交易信息被篡改
            C      | PRODUCT_NOT_SUPPORT_IN_TINY_APP       | yes   | no  | 产品不支持小程序
            C      | OPEN_ID_NOT_TINY_APP                  | yes   | no  | open_id 不属于该小程序
            P      | PAYMENT_AUTH_CODE_INVALID             | yes   | no  | 付款码无效, 请重新扫码
            P      | BUYER_BALANCE_NOT_ENOUGH              | yes   | no  | 余额不足
            P      | BUYER_BANKCARD_BALANCE_NOT_ENOUGH     | yes   | no  | 银行卡余额不足
            P      | ERROR_BALANCE_PAYMENT_DISABLE         | yes   | no  | 余额支付功能关闭
            P      | PULL_MOBILE_CASHIER_FAIL              | yes   | no  | 唤起移动收银台失败
            P      | MOBILE_PAYMENT_SWITCH_OFF             | yes   | no  | 用户关闭了无线支付开关
            P      | PAYMENT_FAIL                          | yes   | no  | 支付失败
            P      | PAYMENT_REQUEST_HAS_RISK              | yes   | no  | 支付有风险
            P      | NO_PAYMENT_INSTRUMENTS_AVAILABLE      | yes   | no  | 没有可用的支付工具
            P      | USER_FACE_PAYMENT_SWITCH_OFF          | yes   | no  | 用户关闭了当面付开关
            P      | SMILE_PAY_MERCHANT_NOT_MATCH          | yes   | no  | 刷脸商户不匹配
            P      | BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR  | yes   | no  | 买家日累计限额
            P      | BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR| yes   | no  | 买家月累计限额
            P      | BEYOND_PAY_RESTRICTION                | yes   | no  | 商户收款额度超限
            R      | SELLER_BALANCE_NOT_ENOUGH             | no    | no  | 商户余额不足, 充值后以同一单号重试
            R      | DISCORDANT_REPEAT_REQUEST             | no    | no  | 同一退款单号内容不一致
            R      | TRADE_NOT_EXIST                       | yes   | no  | 交易不存在
            R      | TRADE_HAS_FINISHED                    | yes   | no  | 交易已完结, 超过退款期限
            R      | TRADE_HAS_CLOSE                       | yes   | no  | 已全额退款或从未支付
            R      | TRADE_STATUS_ERROR                    | yes   | no  | 交易状态不允许退款
            R      | REFUND_AMT_NOT_EQUAL_TOTAL            | yes   | no  | 退款金额超限
            R      | REASON_TRADE_REFUND_FEE_ERR           | yes   | no  | 退款金额错误
            R      | REFUND_FEE_ERROR                      | yes   | no  | 退款金额错误
            R      | NOT_ALLOW_PARTIAL_REFUND              | yes   | no  | 不支持部分退款
            R      | TRADE_NOT_ALLOW_REFUND                | yes   | no  | 不允许退款
            R      | REASON_TRADE_BEEN_FREEZEN             | yes   | no  | 交易被冻结
            R      | REASON_TRADE_STATUS_INVALID           | yes   | no  | 交易状态异常
            R      | ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND | yes   | no  | 券不允许退款
            R      | BUYER_NOT_EXIST                       | yes   | no  | 买家不存在
            R      | BUYER_ENABLE_STATUS_FORBID            | yes   | no  | 买家状态异常
            R      | BUYER_ERROR                           | yes   | no  | 买家状态异常
            R      | USER_NOT_MATCH_ERR                    | yes   | no  | 交易用户不匹配
            R      | REFUND_ACCOUNT_NOT_EXIST              | yes   | no  | 退款账户不存在
            """;

    private static final FinalCodes<Call> CODES = FinalCodes.of(
            Call.class, Map.of("C", Call.CREATE, "Q", Call.PRECREATE, "P", Call.PAY, "R", Call.REFUND), TABLE);

    private Refusals() {}

    /** A firm no if the table says so for this call, else that we do not know. */
    static <T> Outcome<T> outcome(Call call, Answer.No no, boolean afterDoubt) {
        return CODES.firm(call, afterDoubt, List.of(no.name(), no.code()))
                ? Outcome.declined(no.sub().isEmpty() ? no.code() : no.sub(), no.text())
                : no.unknown();
    }
}
