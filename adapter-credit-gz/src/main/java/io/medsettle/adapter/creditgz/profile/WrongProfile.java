package io.medsettle.adapter.creditgz.profile;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A profile that cannot be used; the message holds every finding, one a line, each with file and line. */
public final class WrongProfile extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    WrongProfile(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** In the order of the lines; empty after a round through a stream of bytes. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}
