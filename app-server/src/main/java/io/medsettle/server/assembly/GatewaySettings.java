package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;

/**
 * What one gateway is told about itself ({@code medsettle.gateway}); a wrong value stops the start.
 *
 * @param org hospital number (机构编码), ≤32
 * @param orgName hospital name
 * @param admdvs insurance area of the hospital, 6 digits
 * @param node this node's name, different on each
 * @param incarnation the lowest life of the database that is allowed; {@code restore} counts by itself
 * @param production whether patients' money is real: then plain http is refused everywhere
 * @param publicBase where far sides reach this gateway, without a slash at the end
 * @param workers how many orders are moved at once by timers and callbacks
 * @param patience how long a patient may take to pay
 * @param sendWithin see {@code Patience}
 * @param deadline the longest call
 * @param margin how far two nodes' clocks may differ
 * @param codeChannel name of the far side that collects by payment code or face, "" if there is none
 * @param insuranceOwner who makes the insurance calls at the counter (医保调用方): GATEWAY or HIS
 * @param onlineInsuranceOwner the same for what is paid online: with HIS the patient pays only what HIS leaves to him
 * @param bookedPatience how long a booked registration (预约) may wait to be paid
 */
@ConfigurationProperties("medsettle.gateway")
public record GatewaySettings(
        @NotBlank String org,
        @NotBlank String orgName,
        @NotBlank String admdvs,
        @Bindable(defaultValue = "node-1") @NotBlank String node,
        @Bindable(defaultValue = "0") @Min(0) @Max(35) int incarnation,
        @Bindable(defaultValue = "true") boolean production,
        URI publicBase,
        @Bindable(defaultValue = "16") @Min(1) @Max(512) int workers,
        @Bindable(defaultValue = "30m") Duration patience,
        @Bindable(defaultValue = "2s") Duration sendWithin,
        @Bindable(defaultValue = "30s") Duration deadline,
        @Bindable(defaultValue = "1s") Duration margin,
        @Bindable(defaultValue = "") String codeChannel,

        @Bindable(defaultValue = "GATEWAY") @Pattern(regexp = "GATEWAY|HIS")
        String insuranceOwner,

        @Bindable(defaultValue = "GATEWAY") @Pattern(regexp = "GATEWAY|HIS")
        String onlineInsuranceOwner,

        @Bindable(defaultValue = "24h") Duration bookedPatience) {}
