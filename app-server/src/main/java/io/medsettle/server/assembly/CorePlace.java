package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.ports.value.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where one counter platform of the insurer is and how it wants to be spoken to, whichever settings name it.
 *
 * @param settings prefix of the settings, for what a wrong one is told
 * @param url address with {@code {infno}} in it
 * @param gateway what stands in front of it
 * @param paasId account at that gateway
 * @param signInPassword clear password of the operator, "" for dialects whose sign-in wants none
 * @param dialect its dialect: the name of a built-in one, or a file's path
 */
record CorePlace(
        String settings,
        String url,
        CoreSettings.Gateway gateway,
        String paasId,
        Secret gatewaySecret,
        Secret signInPassword,
        String dialect) {
    /** The platform for whoever speaks to it. */
    CoreSettings at(CoreSettings.Operator operator, int nodeDigit, Duration deadline, boolean production) {
        CoreExtras extras = signInPassword.reveal().isEmpty()
                ? CoreExtras.none()
                : CoreExtras.none().withPassword(signInPassword);
        return new CoreSettings(
                url, gateway, paasId, gatewaySecret, operator, nodeDigit, deadline, spoken(production), extras);
    }

    /** The dialect; in production only one that was confirmed. */
    CoreDialect spoken(boolean production) {
        CoreDialect read = dialect.endsWith(".json") ? file() : CoreDialect.builtIn(dialect);
        if (production) {
            read.demandVerified();
        }
        return read;
    }

    private CoreDialect file() {
        try {
            return CoreDialect.read(Path.of(dialect));
        } catch (IOException e) {
            throw new UncheckedIOException(settings + ".dialect: the file cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "CorePlace[" + url + "]";
    }
}
