package io.medsettle.server.h5;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * What a hospital allows on the patients' pages ({@code medsettle.h5}).
 *
 * @param refunds whether a patient may ask for the whole of his own order back; HIS is asked for its permit all the same
 * @param voucherPage address of the channel's page of the e-voucher (医保码), "" for none
 * @param creditEntries pages that lead to credit no-sense pay, where the hospital has it
 */
@ConfigurationProperties("medsettle.h5")
record PageSettings(
        @Bindable(defaultValue = "false") boolean refunds,
        @Bindable(defaultValue = "") String voucherPage,

        @Bindable(defaultValue = "home,register,register-success,inpatient")
        List<@Pattern(regexp = "home|register|register-success|inpatient") String> creditEntries) {
    PageSettings {
        creditEntries = List.copyOf(creditEntries);
    }
}
