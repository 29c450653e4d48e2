package example;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.CoreSettings.Operator;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A HIS that uses the insurer's adapter alone, without MedSettle's engine and without any framework: registers one visit
 * (1101, then 2201) and says what came of it. Runs with the adapter's jar, medsettle-ports and their libraries on the class
 * path.
 *
 * <p>Arguments: address of the counter platform with {@code {infno}} in it, base address of the mobile pay centre, gateway
 * account, hospital code, insured place. Secrets are taken from the environment: YIBAO_TIF_SECRET, YIBAO_APP_ID,
 * YIBAO_APP_SECRET, YIBAO_PRIVATE_KEY, YIBAO_CENTRE_KEY, and the patient from PATIENT_NAME and PATIENT_CERT_NO.
 */
public final class EmbedYibao {
    private static final Party INSURER = new Party("yibao");

    private EmbedYibao() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (args.length != 5) {
            out.println("usage: EmbedYibao <core address with {infno}> <centre address> <account> <hospital> <place>");
            return;
        }
        YibaoCounterparty insurer = new YibaoCounterparty(
                settings(args),
                new OkHttpExchange(Duration.ofSeconds(10), true),
                WireLog.none(),
                TokenStore.inMemory(),
                InstantSource.system());

        Outcome<Started> said = insurer.start(visit(args[4]));

        // The three arms are the caller's next move. Unknown is never a no: ask with the same deed until it is known.
        String words = said.match(
                yes -> "registered: " + yes.match(Receipt::farNumber, handedOff -> handedOff.farNumber()),
                no -> "refused: " + no.code() + " " + no.text(),
                unknown -> "not known yet (" + unknown.doubt() + "), ask again: " + unknown.text());
        out.println(words);
    }

    private static YibaoSettings settings(String[] args) {
        String appId = environment("YIBAO_APP_ID");
        CoreSettings core = new CoreSettings(
                args[0],
                Gateway.TIF,
                args[2],
                new Secret(environment("YIBAO_TIF_SECRET")),
                new Operator("1", "0053", "收费员", "00-00-5E-00-53-01", "192.0.2.10"),
                0,
                Duration.ofSeconds(60),
                CoreDialect.baseline());
        CentreKeys keys = CentreKeys.inSoftware(
                appId,
                new Secret(environment("YIBAO_APP_SECRET")),
                new Secret(environment("YIBAO_PRIVATE_KEY")),
                environment("YIBAO_CENTRE_KEY"),
                SoftKeys.USER_ID);
        CentreSettings centre = new CentreSettings(
                args[1],
                CentreSettings.nationalPaths(),
                appId,
                keys,
                Duration.ofSeconds(30),
                CentreDialect.national(),
                Unlocated.refused());
        return new YibaoSettings(
                INSURER, new Hospital(args[3], "示例医院", args[4]), core, centre, YibaoPolicy.usual());
    }

    private static Deed visit(String place) {
        Encounter encounter = new Encounter(
                "MZ0001", "11", "310", place, "A03.01", "口腔内科", "A03.01", "D440100000001", "医师甲",
                "2026-01-05 09:00:00", "", "");
        Secrets patient = Secrets.NONE
                .with(NoteKey.NAME, environment("PATIENT_NAME"))
                .with(NoteKey.CERT_NO, environment("PATIENT_CERT_NO"))
                .with(NoteKey.FEE_SHEET, new FeeSheet(encounter, List.of(), List.of()).text());
        return new Deed(
                new OrderId("2026010510000001"),
                0,
                "visit",
                Act.VISIT,
                INSURER,
                new RequestNo("20260105100000010001"),
                "",
                Parts.NONE,
                Parts.NONE,
                Fields.NONE,
                Fields.NONE,
                patient,
                List.of(),
                Optional.empty(),
                "",
                InstantSource.system().instant());
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("set " + name);
        }
        return value;
    }
}
