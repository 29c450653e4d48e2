package io.medsettle.server.doctor;

import java.util.List;

/** Looks at one side of an installation and changes nothing. */
interface Check {
    /** In Chinese, as people read it. */
    String name();

    /** What it found, never empty. */
    List<Finding> look();
}
