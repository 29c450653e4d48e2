package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;

/**
 * A maker's card reader library (yibao-core §7.1, §7.2): makers differ, so everything that differs is here.
 *
 * @param lookCall function of the first step
 * @param feedCall function of the second step
 * @param readCall function that reads in one go, for libraries that know the key service themselves
 * @param argument kind of reader (iType): 1 contact, 2 contactless, 3 contact first, 4 contactless first
 * @param positiveIsOk whether a return value above 0 is a yes too
 * @param keyTemplate what the second step is fed: {@code {internal}}, {@code {internalSource}}, {@code {external}},
 *     {@code {externalSource}} stand for the key service's answers and the first step's original data
 */
public record ReaderSettings(
        String lookCall, String feedCall, String readCall, String argument, boolean positiveIsOk, String keyTemplate) {
    public ReaderSettings {
        Demand.that(!lookCall.isBlank() && !feedCall.isBlank(), "reader.lookCall, reader.feedCall: required");
        Demand.that(!readCall.isBlank(), "reader.readCall: required");
        Demand.that(
                keyTemplate.contains("{internal}") && keyTemplate.contains("{external}"),
                "reader.keyTemplate: with {internal} and {external}");
    }

    /** The standard function set (LD/T 6001.5-2023). */
    public static ReaderSettings standard() {
        return new ReaderSettings(
                "iReadCardBas_HSM_Step1",
                "iReadCardBas_HSM_Step2",
                "iReadCardBas",
                "3",
                false,
                "{internal}|{external}|");
    }

    /** Guangzhou's library, which asks the bureau's card service itself (yibao-core §7.2). */
    public static ReaderSettings guangzhou() {
        ReaderSettings standard = standard();
        return new ReaderSettings(
                standard.lookCall, standard.feedCall, "ReadCardBasGZ", "", false, standard.keyTemplate);
    }

    boolean good(int returned) {
        return returned == 0 || (positiveIsOk && returned > 0);
    }
}
