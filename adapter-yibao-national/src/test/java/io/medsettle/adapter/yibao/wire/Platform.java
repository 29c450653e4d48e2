package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.CoreSettings.Operator;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Settings of the counter platform with one thing changed, and the files it may send. */
final class Platform {
    static final Operator CLERK = new Operator("3", "0053", "收费员甲", "00-00-5E-00-53-01", "192.0.2.10");

    private Platform() {}

    static YibaoSettings speaking(CoreDialect dialect) {
        return settings(Gateway.TIF, "gateway_sample_01", dialect, CoreExtras.none());
    }

    static YibaoSettings settings(Gateway gateway, String account, CoreDialect dialect, CoreExtras extras) {
        return settings(
                new Hospital("H44999900001", "示例医院", "440100"),
                new CoreSettings(
                        "https://core.example/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                        gateway,
                        account,
                        new Secret("demo-secret-000001"),
                        CLERK,
                        dialect.msgidLength() == 30 ? 1 : 0,
                        Duration.ofSeconds(20),
                        dialect,
                        extras));
    }

    static YibaoSettings settings(Hospital hospital, CoreSettings core) {
        return new YibaoSettings(
                Sample.PARTY, hospital, core, Vectors.hospital(CentreDialect.national()), YibaoPolicy.usual());
    }

    static WireResult file(byte[] zip) {
        return new WireResult.Answered(200, Map.of("content-type", List.of("application/octet-stream")), zip);
    }

    static byte[] zip(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
