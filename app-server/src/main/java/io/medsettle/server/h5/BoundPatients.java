package io.medsettle.server.h5;

import java.util.List;

/** Which patients a channel's user acts for (就诊人绑定); users are known by a digest only. */
public interface BoundPatients {
    /** Archives bound and not let go, the earliest first; at most {@link #MOST}. */
    List<String> of(String org, String channel, String payer);

    /** Binds one; once more changes nothing. */
    void bind(String org, String channel, String payer, String patientId);

    /** Lets one go; once more changes nothing. */
    void letGo(String org, String channel, String payer, String patientId);

    /** How many one user may act for: a family, not a tout. */
    int MOST = 6;
}
