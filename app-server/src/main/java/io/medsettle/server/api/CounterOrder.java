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
 * 柜台 (自助机, 窗口) 开单: 线下预结算一次完成.
 *
 * @param entry counter 医保, one-code 一码付, counter-self-pay 自费; 前面加 registration- 为挂号
 * @param visitNo HIS 就诊号; 门诊缴费必填
 * @param rxNos 处方号, 可多张
 * @param slot 号源; 挂号必填
 * @param description 账单说明
 * @param payWith 现金部分的支付方式: CODE 付款码或刷脸, QR 患者扫我方出示的码, WINDOW 窗口收款
 * @param channel 出示哪个渠道的码; QR 必填
 * @param insurance 医保选项
 */
@Introspected
@Schema(description = "柜台开单: 线下预结算一次完成")
public record CounterOrder(
        @NotBlank String entry,

        @Nullable @Size(min = 1, max = 30) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
        String visitNo,

        @Nullable @Size(max = 20)
        List<@NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.") String> rxNos,

        @Nullable @Valid Slot slot,
        @NotBlank @Size(max = 127) String description,

        @NotNull @Pattern(regexp = "CODE|QR|WINDOW", message = "只能是 CODE, QR 或 WINDOW")
        String payWith,

        @Nullable @Pattern(regexp = "WECHAT|ALIPAY", message = "只能是 WECHAT 或 ALIPAY")
        String channel,

        @Nullable @Valid Choice insurance) {

    /**
     * 医保选项.
     *
     * @param admdvs 参保地区划, 6 位; 空为按 1101
     * @param insuType 险种; 空为按 1101
     * @param medType 医疗类别: 11 普通门诊, 14 门诊慢特病, 51 生育门诊 …; 空为 11
     * @param account 个人账户: NONE 不用, OWN 本人, FAMILY 共济
     */
    @Introspected
    @Schema(name = "InsuranceChoice")
    public record Choice(
            @Nullable @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字")
            String admdvs,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String insuType,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType,

            @Nullable @Pattern(regexp = "NONE|OWN|FAMILY", message = "只能是 NONE, OWN 或 FAMILY")
            String account) {}
}
