package io.medsettle.server.api;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 预结算请求: 登记, 上传, 医保下单一次完成.
 *
 * @param entry online-mixed 医保与自费混合, online-self-pay 纯自费, registration-mixed 与 registration-self-pay 挂号
 * @param patientId HIS 患者ID
 * @param visitNo HIS 就诊号; 门诊缴费必填
 * @param rxNos 处方号; 门诊缴费必填
 * @param payer 付款人
 * @param insurance 医保身份; 混合支付必填
 * @param slot 号源; 挂号必填
 */
@Introspected
@Schema(description = "预结算请求: 登记, 上传, 医保下单一次完成")
public record OpenOrder(
        @NotBlank String entry,

        @NotBlank @Size(max = 64) @Pattern(regexp = ID, message = "只能含字母, 数字和 -_.")
        String patientId,

        @Nullable @Size(min = 1, max = 30) @Pattern(regexp = ID, message = "只能含字母, 数字和 -_.")
        String visitNo,

        @Nullable @Size(max = 20)
        List<@NotBlank @Size(max = 64) @Pattern(regexp = ID, message = "只能含字母, 数字和 -_.") String> rxNos,

        @NotBlank @Size(max = 127) String description,
        @NotNull @Valid Payer payer,
        @Nullable @Valid Insurance insurance,
        @Nullable @Valid Slot slot) {
    static final String ID = "[0-9A-Za-z._-]*";
    /** Longitude and latitude, as {@code insurance.position} writes them. */
    public static final String POSITION = "-?[0-9]{1,3}(\\.[0-9]{1,6})?,-?[0-9]{1,2}(\\.[0-9]{1,6})?";

    /**
     * 付款人.
     *
     * @param channel 渠道: WECHAT 或 ALIPAY, 由它收现金部分并提供收银台
     * @param openid 付款人在渠道的标识: 微信 openid; 支付宝 open_id, 没有时为 user_id (买家号)
     */
    @Introspected
    @Schema(name = "Payer")
    public record Payer(
            @NotBlank @Pattern(regexp = "WECHAT|ALIPAY", message = "只能是 WECHAT 或 ALIPAY")
            String channel,

            @NotBlank @Size(max = 128) @Pattern(regexp = "[0-9A-Za-z_-]*", message = "含有不允许的字符")
            String openid) {
        @Override
        public String toString() {
            return "Payer[" + channel + "]";
        }
    }

    /**
     * 医保身份.
     *
     * @param authCode 免密授权返回的一次性授权码; 支付宝为小程序 my.getAuthCode 或授权页带回的 auth_code
     * @param admdvs 参保地区划, 6 位; 空为按 1101 的本地参保信息
     * @param insuType 险种; 空为按 1101
     * @param medType 医疗类别, 11 普通门诊
     * @param accountUsed 是否使用个人账户
     * @param position 患者位置 "经度,纬度", 各至多 6 位小数; 渠道自己告知位置 (微信) 时不需要
     * @param returnTo 尚未授权时, 授权页完成后返回的地址; 空为配置的地址
     */
    @Introspected
    @Schema(name = "Insurance")
    public record Insurance(
            @NotBlank @Size(max = 256) String authCode,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字")
            String admdvs,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String insuType,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType,

            @Nullable Boolean accountUsed,

            @Nullable @Pattern(regexp = POSITION, message = "应为 经度,纬度")
            String position,

            @Nullable @Size(max = 500) @Pattern(regexp = "[a-z]{4,10}://[!-~]+", message = "应为地址")
            String returnTo) {
        @Override
        public String toString() {
            return "Insurance[" + admdvs + "]";
        }
    }
}
