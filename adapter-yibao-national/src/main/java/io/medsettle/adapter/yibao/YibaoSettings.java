package io.medsettle.adapter.yibao;

import io.medsettle.ports.value.Party;

/**
 * Everything this adapter has to be told, checked when built; immutable; prints no secret. There are no defaults for
 * addresses, numbers of the hospital, and keys; {@link CoreDialect}, {@link CentreDialect} and {@link YibaoPolicy} offer what
 * the sources make most likely.
 *
 * @param party the insurer's name within this gateway, "yibao"
 */
public record YibaoSettings(
        Party party, Hospital hospital, CoreSettings core, CentreSettings centre, YibaoPolicy policy) {
    public YibaoSettings {
        Demand.that(
                !policy.outboundSync() || centre.paths().containsKey("6204"),
                "centre.paths: one for 6204, because policy.outboundSync is on");
    }
}
