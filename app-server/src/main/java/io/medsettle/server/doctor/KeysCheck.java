package io.medsettle.server.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** 证书与密钥: readable, of each other, not our own where the far side's belongs, in time, and in files that only we read. */
final class KeysCheck implements Check {
    private final Installation installation;
    private final InstantSource clock;

    KeysCheck(Installation installation, InstantSource clock) {
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "证书与密钥";
    }

    @Override
    public List<Finding> look() {
        Keyring keys = new Keyring(installation, clock.instant());
        List<Finding> found = new ArrayList<>();
        found.addAll(new WechatKeyring(keys).findings());
        found.addAll(new AlipayKeyring(keys).findings());
        found.addAll(new Sm2Keyring(keys).findings());
        found.addAll(new OwnFiles(installation).findings());
        return found;
    }
}
